using System.Net;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The page of the overview.</summary>
public sealed class OverviewPagesTests
{
    [Test]
    public async Task Languages_OfAPageThatShowsAPart_LeadToThatPart()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(client, "/rounds/minimal/overview?region=south&done=saved&lang=fr"))
            .ShouldContain("href=\"/rounds/minimal/overview?region=south&lang=es\"");
    }

    [TestCase("minimal", "?region=south", true)]
    [TestCase("panama-2023", "?region=session-1", false)]
    [TestCase("minimal", "", true)]
    [TestCase("panama-2023", "", false)]
    public async Task GetOverview_Framework_ShowsThemesOnlyIfItHasThem(string round, string query, bool expected)
    {
        using var service = await CollectingService.Make(round);
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        var page = await PageSource.Read(client, $"/rounds/{round}/overview{query}");

        page.Contains("Addressing all themes", StringComparison.Ordinal).ShouldBe(expected);
        page.Contains("this theme", StringComparison.Ordinal).ShouldBe(expected && query.Length > 0);
    }

    [Test]
    public async Task GetOverview_Region_OpensTheOrganizationsBehindEachFigure()
    {
        using var service = await CollectingService.Make();
        const string Answers =
            """
            {"has_recommendations": "yes", "recommendations_status": "final",
             "recommendations": [{"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["a"]}}]}
            """;
        (await service.Collecting.Save("lake", Answers)).Succeeded.ShouldBeTrue();
        var request = CollectingRound.By(ActorRole.Secretariat);
        (await service.Collecting.Desk.Submit("minimal", "lake", "Amina", request)).Succeeded.ShouldBeTrue();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        var page = await PageSource.Read(client, "/rounds/minimal/overview?region=north");

        var details = page.Split("<details>").Skip(1).Select(part => part.Split("</details>")[0]);
        var opened = details.Where(part => part.Contains("/rounds/minimal/responses/lake\"", StringComparison.Ordinal)).ToList();
        opened.Count.ShouldBe(3, "the responded and the recommending by type, and the theme");
        opened.ShouldAllBe(part => part.Contains("<summary>1", StringComparison.Ordinal));
        page.ShouldContain("none, or none that could be shared");
    }

    [TestCase("json")]
    [TestCase("csv")]
    [TestCase("txt")]
    public async Task GetFile_EveryTextFormat_IsWhatTheApiGives(string suffix)
    {
        using var service = await CollectingService.Make();
        using var person = await service.Service.SignIn(ActorRole.Analyst);
        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var onPage = await person.GetAsync(new Uri($"/rounds/minimal/overview.{suffix}", UriKind.Relative));
        var overApi = await program.Send("GET", $"/v1/rounds/minimal/overview.{suffix}");

        (await onPage.Content.ReadAsByteArrayAsync()).ShouldBe(await overApi.Content.ReadAsByteArrayAsync());
        onPage.Content.Headers.ContentType.ShouldBe(overApi.Content.Headers.ContentType);
        onPage.Content.Headers.ContentDisposition!.FileName.ShouldBe($"minimal-overview.{suffix}");
    }

    [TestCase("xlsx", "minimal-export.xlsx")]
    [TestCase("csv", "minimal-export-csv.zip")]
    [TestCase("parquet", "minimal-export-parquet.zip")]
    public async Task GetExport_LinkOnTheOverview_GivesTheFile(string suffix, string name)
    {
        using var service = await CollectingService.Make();
        using var person = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(person, "/rounds/minimal/overview")).ShouldContain($"href=\"/rounds/minimal/export.{suffix}\"");
        (await PageSource.Read(person, "/rounds/minimal/overview")).ShouldContain("href=\"/rounds/minimal/export.xlsx?drafts=true\"");

        using var answer = await person.GetAsync(new Uri($"/rounds/minimal/export.{suffix}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
    }

    [TestCase("xlsx")]
    [TestCase("csv")]
    [TestCase("txt")]
    public async Task GetAlignments_LinkOnThePage_GivesTheFile(string suffix)
    {
        using var service = await CollectingService.Make("panama-2023");
        using var person = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(person, "/rounds/panama-2023/alignments")).ShouldContain(
            $"href=\"/rounds/panama-2023/alignments.{suffix}\"");

        using var answer = await person.GetAsync(new Uri($"/rounds/panama-2023/alignments.{suffix}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"panama-2023-alignments.{suffix}");
    }

    [Test]
    public async Task GetOverview_RoundWithoutAlignments_OffersNone()
    {
        using var service = await CollectingService.Make();
        using var person = await service.Service.SignIn(ActorRole.Analyst);

        (await PageSource.Read(person, "/rounds/minimal/overview")).ShouldNotContain("alignments.");
    }

    [TestCase("/rounds/minimal/overview.odt")]
    [TestCase("/rounds/minimal/export.pdf")]
    [TestCase("/rounds/other/overview.json")]
    [TestCase("/rounds/minimal/directory.pdf")]
    public async Task GetFile_UnknownFormatOrRound_IsAPageThatSaysSo(string address)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Test]
    public async Task GetOverview_Region_HasAllThatItsSheetHas()
    {
        using var service = await LoadedService.Start("grcp7");

        var page = await service.Read("/rounds/grcp7/overview?region=europe");

        page.ShouldContain(" (100\u00A0%)");
        var reasons = page.Split("none, or none that could be shared</h2>")[1].Split("</table>")[0];
        reasons.ShouldContain("Still under discussion");
        var sample = SampleRound.Read("grcp7");
        var europe = sample.Overview.Regions.Single(region => region.Region.Code == "europe");
        var note = new FootnoteList(ReportContent.Empty, europe.Region, sample.Responses, europe.Responded.Contains).All
            .Single(each => each.Organization.Code == "eappma");
        reasons.ShouldContain(note.Text.In("en"));
        page.ShouldContain($">EaPPMA</a></bdi>{note.Mark}");
        page.Split("<h2>Footnotes</h2>")[1].ShouldContain($"{note.Mark} <a href=\"/rounds/grcp7/responses/eappma\">");
        page.Split("<h2>Practices and solutions")[1].ShouldContain("<summary>");
    }

    [Test]
    public async Task GetOverview_FigureWithoutAFilterOfItsOwn_LeadsToTheRowsOfItsOrganizations()
    {
        using var service = await LoadedService.Start("grcp7");

        var page = await service.Read("/rounds/grcp7/overview?region=africa");

        page.ShouldContain("href=\"/rounds/grcp7/rows?organization=acp-eu\"", customMessage: "the only one with all themes");
        page.ShouldContain("href=\"/rounds/grcp7/rows?repeat=recommendations&status=recommending&region=africa\"");
    }
}
