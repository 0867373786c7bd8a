using System.Net;
using ClosedXML.Excel;
using Survey.Collecting.Loading;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>What a report printed, beside the answers: on the page, in the workbook, over the API.</summary>
public sealed class ReconciliationPagesTests
{
    [Test]
    public async Task GetReconciliation_Grcp7_ShowsWhatDiffersAndWhatContradictsItself()
    {
        using var service = await LoadedService.Start("grcp7");

        (await service.Read("/rounds/grcp7/overview")).ShouldContain("href=\"/rounds/grcp7/reconciliation\"");
        var page = await service.Read("/rounds/grcp7/reconciliation");

        page.ShouldContain("GRCP 7 Summary Report");
        page.ShouldContain("Figures and lists that agree: 168 of 181");
        page.ShouldContain("<h2>Where the report contradicts itself</h2>");
        page.ShouldContain("recurrent in all regions but");
        page.ShouldContain("<a href=\"/rounds/grcp7/responses/midcom\">MIDCOM</a></bdi>, <bdi>"
            + "<a href=\"/rounds/grcp7/responses/khartoum-process\">Khartoum Process</a></bdi>, <bdi>"
            + "<a href=\"/rounds/grcp7/responses/rabat-process\">Rabat Process</a></bdi>, <bdi>"
            + "<a href=\"/rounds/grcp7/responses/eac\">EAC</a></bdi>");
        page.ShouldContain("respondents of the subregion Asia and the Pacific");
        page.ShouldContain("practices in the category Structures");
        page.ShouldContain("href=\"/rounds/grcp7/reconciliation.txt\"");
    }

    [Test]
    public async Task GetReconciliation_NothingPrinted_SaysHowToAddIt()
    {
        using var service = await LoadedService.Start("minimal");

        (await service.Read("/rounds/minimal/overview")).ShouldNotContain("/reconciliation\"");
        (await service.Read("/rounds/minimal/reconciliation")).ShouldContain("published.json");
        (await service.Get("/rounds/minimal/reconciliation.txt")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [TestCase("fr", "Chiffres imprimés")]
    [TestCase("ar", "الأرقام المطبوعة")]
    public async Task GetReconciliation_InALanguage_IsInIt(string language, string title)
    {
        using var service = await LoadedService.Start("grcp7");

        var page = await service.Read($"/rounds/grcp7/reconciliation?lang={language}");
        page.ShouldContain($"{title}</h1>");
        page.Contains("\u2068Europe:", StringComparison.Ordinal).ShouldBe(language == "ar", "an English sentence is set apart in Arabic");
    }

    [Test]
    public async Task GetOverview_Workbook_HasASheetOfPrintedFigures()
    {
        using var service = await LoadedService.Start("grcp7");

        using var answer = await service.Get("/rounds/grcp7/overview.xlsx?lang=en");
        using var book = new XLWorkbook(await answer.Content.ReadAsStreamAsync());

        var sheet = book.Worksheet("Printed figures");
        sheet.Row(3).CellsUsed().Select(cell => cell.GetString()).ShouldBe(
            ["Region", "Figure", "Printed", "Recomputed", "Agrees", "Only printed", "Only recomputed"]);
        sheet.RowsUsed().Count(row => row.Cell(5).GetString() == "no").ShouldBe(13 + 6, "13 differences, 6 contradictions");
    }

    [TestCase("\"regions\"", "\"regoins\"")]
    [TestCase("\"regions\":", "\"regions\" ")]
    [TestCase("\"regions\"", "\"inconsistenciesInThePrintedSummary\": \"\\ud800\", \"regions\"")]
    public async Task Load_PrintedFiguresWithErrors_AreNotStoredAndTheAnswersAre(string before, string after)
    {
        using var files = TemporaryFolder.CopyOf("grcp7");
        files.Replace("published.json", before, after);
        using var folder = new TemporaryFolder();

        var loaded = await RoundLoader.Load(files.Path, folder.PathOf("survey.db"), FixedTime.Instance, TestActors.Operator);

        loaded.Value.ShouldNotBeNull().Added.ShouldBe(27);
        loaded.Problems.ShouldContain(problem => problem.Code == "file-not-used" && problem.Place.ToString() == "published.json");
        loaded.Problems.ShouldNotContain(problem => problem.Severity == Severity.Error);
        var store = SqliteStore.Open(folder.PathOf("survey.db"), FixedTime.Instance, create: false);
        (await new RoundDesk(store).Find("grcp7")).ShouldNotBeNull().Round.Published.ShouldBeNull();
    }

    [TestCase("\"regions\"", "\"regoins\"")]
    [TestCase("\"regions\":", "\"regions\" ")]
    public async Task Load_PrintedFiguresGotErrors_KeepsThoseStoredBefore(string before, string after)
    {
        using var files = TemporaryFolder.CopyOf("grcp7");
        using var folder = new TemporaryFolder();
        (await Load()).Succeeded.ShouldBeTrue();
        var store = SqliteStore.Open(folder.PathOf("survey.db"), FixedTime.Instance, create: false);
        var stored = (await new RoundDesk(store).Find("grcp7")).ShouldNotBeNull().Round.Published.ShouldNotBeNull();
        files.Replace("published.json", before, after);

        var loaded = await Load();

        loaded.Value.ShouldNotBeNull().Unchanged.ShouldBe(27);
        loaded.Problems.Single(problem => problem.Code == "file-not-used").InEnglish().ShouldEndWith(
            $"the figures stored before stay. See the errors with: survey reconcile grcp7 {files.PathOf("published.json")}");
        (await new RoundDesk(store).Find("grcp7")).ShouldNotBeNull().Round.Published.ShouldBe(stored);

        Task<Outcome<LoadResult>> Load() =>
            RoundLoader.Load(files.Path, folder.PathOf("survey.db"), FixedTime.Instance, TestActors.Operator);
    }

    [Test]
    public async Task Copy_RoundWithPrintedFigures_HasNone()
    {
        using var service = await LoadedService.Start("grcp7");
        var desk = new RoundDesk(service.Service.Store);
        var dates = new RoundDates(new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1));

        (await new NewRoundDesk(service.Service.Store).Copy("grcp7", "next", title: null, dates, new Actor(ActorRole.Coordinator, "Dana")))
            .Succeeded.ShouldBeTrue();

        (await desk.Find("grcp7")).ShouldNotBeNull().Round.Published.ShouldNotBeNull();
        (await desk.Find("next")).ShouldNotBeNull().Round.Published.ShouldBeNull();
    }
}
