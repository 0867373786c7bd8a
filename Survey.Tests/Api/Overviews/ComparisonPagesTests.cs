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
        foreach (var folder in (string[])[Repository.Sample("grcp7"), Repository.Sample("review-2018"), later.Path])
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

    [Test]
    public async Task GetComparison_RoundsThatBeganLater_AreNotOffered()
    {
        using var analyst = await _service.SignIn(ActorRole.Analyst);

        var page = await PageSource.Read(analyst, "/rounds/grcp7/comparison");

        page.ShouldContain("<option value=\"grcp8\"", Case.Sensitive, "it has the dates of grcp7");
        page.ShouldNotContain("<option value=\"review-2018\"");
    }

    [Test]
    public async Task PostComparison_WithACrosswalk_ComparesThroughItOnThePageAndAsAFile()
    {
        using var analyst = await _service.SignIn(ActorRole.Analyst);
        var crosswalk = await File.ReadAllBytesAsync(Repository.Sample("crosswalks/gcm-modalities-2017-to-gcm-objectives-2018.json"));

        var page = await PageSource.Read(await Post(analyst, crosswalk));
        var file = await Post(analyst, crosswalk, ("format", "csv"));

        page.ShouldContain("value=\"gcm-modalities-2017-to-gcm-objectives-2018.json\"");
        page.ShouldContain("no counterpart");
        page.ShouldContain("name=\"format\" value=\"xlsx\"");
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("review-2018-comparison.csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain("no-counterpart");
    }

    [Test]
    public async Task PostComparison_WithAnotherFile_SaysWhatIsWrongWithIt()
    {
        using var analyst = await _service.SignIn(ActorRole.Analyst);

        var page = await PageSource.Read(await Post(analyst, """{"code": "x", "from": "other"}"""u8.ToArray()));

        page.ShouldContain("id=\"_problems\"");
        page.ShouldContain("“other”");
        page.ShouldNotContain("<table");
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, byte[] crosswalk, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        (string Name, string Value)[] all =
        [
            ("__RequestVerificationToken", ServiceUnderTest.SealOf(await PageSource.Read(client, "/rounds/review-2018/comparison"))),
            ("earlier", "grcp7"),
            .. fields,
        ];
        foreach (var (name, value) in all)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(crosswalk), "crosswalk", "gcm-modalities-2017-to-gcm-objectives-2018.json");
        return await client.PostAsync(new Uri("/rounds/review-2018/comparison", UriKind.Relative), form);
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
            (await reply.Content.ReadAsStringAsync()).ShouldContain("Rounds: grcp7, review-2018.");
        }
    }
}
