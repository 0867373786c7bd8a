using System.Net;
using System.Net.Http.Json;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Publications;

/// <summary>Publications on pages and by the API.</summary>
public sealed class PublicationPagesTests
{
    private LoadedService _service = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await LoadedService.Start("minimal");
        using var coordinator = await _service.Service.CreateClient(ActorRole.Coordinator);
        var reply = await coordinator.PostAsJsonAsync("/v1/rounds/minimal/publications", new { code = "final" });
        reply.StatusCode.ShouldBe(HttpStatusCode.Created);
        reply.Headers.Location!.ToString().ShouldBe("/v1/rounds/minimal/publications/final");
    }

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public async Task GetPublications_Analyst_SeesThemAndCannotPublish()
    {
        (await _service.Read("/rounds/minimal/overview")).ShouldContain("href=\"/rounds/minimal/publications\"");
        var page = await _service.Read("/rounds/minimal/publications");

        page.ShouldContain("href=\"/rounds/minimal/publications/final\"");
        page.ShouldNotContain("publish-report");
        using var analyst = await _service.Service.CreateClient(ActorRole.Analyst);
        (await analyst.PostAsJsonAsync("/v1/rounds/minimal/publications", new { code = "other" })).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task PostPublication_Coordinator_AsksFirstAndThenShowsIt()
    {
        using var coordinator = await _service.Service.SignIn(ActorRole.Coordinator);
        (await PageSource.Read(coordinator, "/rounds/minimal/publish-report")).ShouldContain("cannot be changed or removed");

        var reply = await ServiceUnderTest.Send(
            coordinator,
            "/rounds/minimal/publish-report",
            "/rounds/minimal/publications",
            ("code", "second"));

        reply.StatusCode.ShouldBe(HttpStatusCode.Found);
        reply.Headers.Location!.ToString().ShouldBe("/rounds/minimal/publications/second?done=report-published");
        var page = await PageSource.Read(coordinator, "/rounds/minimal/publications/second");
        page.ShouldContain("href=\"/rounds/minimal/publications/second/overview.docx\"");
        page.ShouldContain("No figure of the overview changed.");
    }

    [Test]
    public async Task PostPublication_CodeThatIsTaken_IsRefused()
    {
        using var coordinator = await _service.Service.CreateClient(ActorRole.Coordinator);

        var reply = await coordinator.PostAsJsonAsync("/v1/rounds/minimal/publications", new { code = "final" });

        reply.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("Choose another code, for instance 2026-01-15");
    }

    [Test]
    public async Task PostPublication_TwoPeopleAtOnce_OneOfThemIsRefused()
    {
        using var coordinator = await _service.Service.CreateClient(ActorRole.Coordinator);

        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            coordinator.PostAsJsonAsync("/v1/rounds/minimal/publications", new { code = "both" })));

        replies.Select(reply => reply.StatusCode).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict], ignoreOrder: true);
    }

    [TestCase("overview.json", HttpStatusCode.OK)]
    [TestCase("overview.xlsx", HttpStatusCode.OK)]
    [TestCase("overview.docx", HttpStatusCode.OK)]
    [TestCase("results.csv", HttpStatusCode.OK)]
    [TestCase("changes.txt", HttpStatusCode.OK)]
    [TestCase("changes.csv", HttpStatusCode.OK)]
    [TestCase("changes.docx", HttpStatusCode.NotFound)]
    public async Task GetOutput_Publication_IsGivenByTheApiAndThePages(string file, HttpStatusCode status)
    {
        using var analyst = await _service.Service.CreateClient(ActorRole.Analyst);

        (await analyst.GetAsync(new Uri($"/v1/rounds/minimal/publications/final/{file}", UriKind.Relative))).StatusCode.ShouldBe(status);
        (await _service.Get($"/rounds/minimal/publications/final/{file}")).StatusCode.ShouldBe(status);
        var unknown = await analyst.GetAsync(new Uri($"/v1/rounds/minimal/publications/none/{file}", UriKind.Relative));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task GetPublication_Unknown_IsNotFound() =>
        (await _service.Get("/rounds/minimal/publications/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
