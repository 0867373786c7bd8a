using System.Net;
using Survey.Collecting.Loading;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The page that compares a round with an earlier one, and its files.</summary>
public sealed class ComparisonPagesTests
{
    private TemporaryFolder _folder = null!;
    private ServiceUnderTest _service = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        var clock = new SetTime(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));
        using var later = LaterRound.CreateFolder();
        foreach (var folder in (string[])[Repository.Sample("grcp7"), later.Path])
        {
            (await RoundLoader.Load(folder, _folder.PathOf("survey.db"), clock, TestActors.Operator)).Succeeded.ShouldBeTrue();
        }

        _service = new ServiceUnderTest(_folder.PathOf("survey.db"), clock);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task GetComparison_OverviewLinksToIt_AndItOffersTheOtherRounds()
    {
        using var analyst = await _service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(analyst, "/rounds/grcp8/overview")).ShouldContain("href=\"/rounds/grcp8/comparison\"");
        var page = await PageSource.Read(analyst, "/rounds/grcp8/comparison");

        page.ShouldContain("<option value=\"grcp7\"");
        page.ShouldNotContain("<option value=\"grcp8\"");
        page.ShouldNotContain("<table");
    }

    [Test]
    public async Task GetComparison_EarlierRound_ShowsTheTables()
    {
        using var analyst = await _service.SignIn(ActorRole.Analyst);

        var page = await PageSource.Read(analyst, "/rounds/grcp8/comparison?earlier=grcp7");

        page.ShouldContain("What could not be compared</h2>");
        page.ShouldContain("<td>became recurrent</td>");
        page.ShouldContain("href=\"/rounds/grcp8/comparison.xlsx?earlier=grcp7\"");
        (await PageSource.Read(analyst, "/rounds/grcp8/comparison?earlier=grcp7&lang=ar")).ShouldContain("ما تعذرت مقارنته</h2>");
    }

    [TestCase("/v1/rounds/grcp8/comparison?earlier=grcp7", HttpStatusCode.OK)]
    [TestCase("/v1/rounds/grcp8/comparison.csv?earlier=grcp7", HttpStatusCode.OK)]
    [TestCase("/v1/rounds/grcp8/comparison", HttpStatusCode.NotFound)]
    [TestCase("/v1/rounds/grcp8/comparison?earlier=grcp8", HttpStatusCode.NotFound)]
    [TestCase("/v1/rounds/grcp8/comparison?earlier=grcp6", HttpStatusCode.NotFound)]
    [TestCase("/rounds/grcp8/comparison?earlier=grcp6", HttpStatusCode.NotFound)]
    public async Task GetComparison_Codes_AreChecked(string path, HttpStatusCode status)
    {
        var isApi = path.StartsWith("/v1", StringComparison.Ordinal);
        using var analyst = isApi ? await _service.CreateClient(ActorRole.Analyst) : await _service.SignIn(ActorRole.Analyst);

        var reply = await analyst.GetAsync(new Uri(path, UriKind.Relative));

        reply.StatusCode.ShouldBe(status);
        if (isApi && status == HttpStatusCode.NotFound)
        {
            (await reply.Content.ReadAsStringAsync()).ShouldContain("Rounds: grcp7.");
        }
    }
}
