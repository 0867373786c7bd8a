using System.Net;
using ClosedXML.Excel;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The page of rows, and the rows over the API.</summary>
public sealed class RowsPagesTests
{
    [Test]
    public async Task GetRows_FigureOfTheOverview_LeadsToItsRows()
    {
        using var service = await LoadedService.Start("minimal");
        const string Link = "/rounds/minimal/rows?repeat=recommendations&status=recommending&element=b&region=north";
        (await service.Read("/rounds/minimal/overview?region=north")).ShouldContain($"href=\"{Link}\"");

        var page = await service.Read(Link);

        page.ShouldContain("Rows 1 to 2 of 2");
        page.ShouldContain("Recognize vocational certificates mutually.");
        page.ShouldContain("Open regular pathways of every kind", customMessage: "It names the whole theme.");
        page.ShouldNotContain("Agree on a scheme");
        page.ShouldContain("href=\"/rounds/minimal/responses/forest#answer/recommendations/1\"");
        page.ShouldContain("/rounds/minimal/rows.xlsx?repeat=recommendations&element=b&region=north&status=recommending&counted=true");
    }

    [Test]
    public async Task GetRows_ManyRows_AreOnSeveralPages()
    {
        using var service = await LoadedService.Start("grcp7");

        var first = await service.Read("/rounds/grcp7/rows?repeat=recommendations");
        var second = await service.Read("/rounds/grcp7/rows?repeat=recommendations&page=2");

        first.Split("<article").Length.ShouldBe(21);
        first.ShouldContain("Rows 1 to 20 of 99");
        first.ShouldContain("href=\"/rounds/grcp7/rows?repeat=recommendations&page=2\"");
        second.ShouldContain("Rows 21 to 40 of 99");
    }

    [Test]
    public async Task GetRows_Drafts_AreShownOnRequestAndMarked()
    {
        using var service = await LoadedService.Start("minimal", files =>
            files.Replace("responses/river.json", "\"submitted\"", "\"draft\""));

        (await service.Read("/rounds/minimal/rows")).ShouldNotContain("Issue one work permit");
        var with = await service.Read("/rounds/minimal/rows?drafts=true&organization=river");

        with.ShouldContain("Issue one work permit");
        with.ShouldContain("<span class=\"tag wrong\">Draft</span>");
        with.ShouldNotContain("Agree on a scheme");
    }

    [Test]
    public async Task GetRows_SeveralOrganizations_AreNamed()
    {
        using var service = await LoadedService.Start("minimal");

        var page = await service.Read("/rounds/minimal/rows?organization=river&organization=lake&element=");

        page.ShouldContain("Rows 1 to 3 of 3");
        page.ShouldContain("Only rows of:");
        page.ShouldContain(
            "<input type=\"hidden\" name=\"organization\" value=\"river\" />",
            Case.Sensitive,
            "Other filters keep the list.");
        page.ShouldContain("<a class=\"noprint\" href=\"/rounds/minimal/rows\">Show all organizations</a>");
    }

    [Test]
    public async Task GetRows_OpenRound_LeadsToTheAnswers()
    {
        using var service = await LoadedService.Start("minimal", ResultsPagesTests.MakeOpen);

        var page = await service.Read("/rounds/minimal/rows?element=a");

        page.ShouldContain("Seasonal permits 1");
        page.ShouldContain("Rows 1 to 2");
        page.ShouldContain("href=\"/rounds/minimal/responses/");
    }

    [TestCase("element=nothing")]
    [TestCase("status=perhaps")]
    [TestCase("organization=nobody")]
    [TestCase("page=0")]
    public async Task GetRows_UnknownFilter_IsNotFound(string query)
    {
        using var service = await LoadedService.Start("minimal");

        (await service.Get($"/rounds/minimal/rows?{query}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task GetRows_OverTheApi_AreFilteredAndSayWhatIsUnknown()
    {
        using var service = await LoadedService.Start("minimal");
        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var lines = await (await program.Send("GET", "/v1/rounds/minimal/rows.csv?element=b&counted=true")).Content.ReadAsStringAsync();
        var refused = await program.Send(
            "GET",
            "/v1/rounds/minimal/rows.csv?element=x&theme=x&region=x&type=x&repeat=x&status=x&organization=x");

        lines.TrimEnd().Split('\n').Length.ShouldBe(3);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problems = (await refused.Read(HttpStatusCode.UnprocessableEntity)).GetProperty("problems").EnumerateArray().ToList();
        problems.Select(problem => problem.Text("code")).ShouldBe(
            [
                "element-unknown", "theme-unknown", "region-unknown", "type-unknown", "answer-unknown-question", "choice-unknown",
                "organization-unknown",
            ]);
    }

    [Test]
    public async Task GetFile_Workbook_HasTheSameRowsAsTheCsvAndKeepsTextsAsText()
    {
        using var service = await LoadedService.Start("minimal", files =>
            files.Replace("responses/river.json", "Issue one work permit", "=1+1 work permit"));

        using var answer = await service.Get("/rounds/minimal/rows.xlsx?organization=river");
        using var book = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
        var sheet = book.Worksheet("rows");
        var csv = await (await service.Get("/rounds/minimal/rows.csv?organization=river")).Content.ReadAsStringAsync();

        sheet.RowsUsed().Count().ShouldBe(2);
        sheet.Row(1).CellsUsed().Select(cell => cell.GetString()).ShouldBe(csv.Split('\n')[0].Split(','));
        sheet.CellsUsed().ShouldContain(cell => cell.GetString() == "=1+1 work permit for the whole region." && !cell.HasFormula);
        csv.ShouldContain("'=1+1 work permit");
        sheet.CellsUsed().ShouldContain(cell => cell.DataType == XLDataType.DateTime && cell.GetDateTime() == new DateTime(2024, 3, 12));
    }
}
