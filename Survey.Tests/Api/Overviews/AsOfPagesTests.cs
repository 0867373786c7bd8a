using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The parameter <c>as-of</c> of the overview, as a page and by the API.</summary>
public sealed class AsOfPagesTests
{
    private LoadedService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await LoadedService.Start("minimal");

    [OneTimeTearDown]
    public void Stop() => _service.Dispose();

    [Test]
    public async Task GetOverview_Day_ShowsItsStateAndKeepsItInLinks()
    {
        var page = await _service.Read("/rounds/minimal/overview?as-of=2024-03-11");

        page.ShouldContain("As of 11 March 2024: later answers are not counted.");
        page.ShouldContain("href=\"/rounds/minimal/overview?region=north&as-of=2024-03-11\"");
        page.ShouldContain("href=\"/rounds/minimal/overview.xlsx?as-of=2024-03-11\"");
        (await _service.Read("/rounds/minimal/overview")).ShouldNotContain("later answers are not counted");
    }

    [Test]
    public async Task GetOverview_DayInTheFuture_SaysSoAndShowsNoFigures()
    {
        var reply = await _service.Get("/rounds/minimal/overview?as-of=2999-01-01");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await reply.Content.ReadAsStringAsync();
        page.ShouldContain("is in the future.");
        page.ShouldNotContain("<table");
    }

    [TestCase("overview")]
    [TestCase("results")]
    public async Task Api_Day_GivesItsState(string kind)
    {
        using var analyst = await _service.Service.CreateClient(ActorRole.Analyst);

        (await analyst.GetStringAsync(new Uri($"/v1/rounds/minimal/{kind}?as-of=2024-03-11", UriKind.Relative)))
            .ShouldContain("\"asOf\": \"2024-03-11\"");
        var reply = await analyst.GetAsync(new Uri($"/v1/rounds/minimal/{kind}?as-of=2024-02-01", UriKind.Relative));
        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("day-outside-round");
    }
}
