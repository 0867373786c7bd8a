using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Survey.Core.Languages;
using Survey.Core.Results;
using Survey.Files.Reports;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>The native charts of workbooks, opened again.</summary>
public sealed class ChartSheetTests
{
    [TestCase("en", "Charts")]
    [TestCase("ar", "الرسوم البيانية")]
    public void Overview_Grcp7_HasValidChartsThatReferToTheirTables(string language, string sheet)
    {
        var sample = SampleRound.Read("grcp7");
        using var file = new MemoryStream();
        OverviewWorkbook.Write(
            file,
            new OverviewReport(sample.Overview, sample.ReadAnswers(), DateTimeOffset.UnixEpoch, "1.0.0", Language: Language.Get(language)));

        using var document = Open(file);
        var charts = ChartsOf(document, sheet);

        charts.Count.ShouldBeGreaterThan(5);
        charts.ShouldAllBe(chart => chart.Descendants<Title>().Any());
        foreach (var (reference, value) in charts.SelectMany(PointsOf))
        {
            Read(document, reference).ShouldBe(value, 1e-9, reference);
        }

        document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(each => each.Name!.Value).ShouldContain(sheet);
    }

    [Test]
    public async Task Results_HostileQuestion_IsValid()
    {
        var results = await Core.Results.SmallSurvey.Tabulate(
            Core.Results.SmallSurvey.Create(
                """{"type": "select-many", "code": "q", "label": "=1+1 <b>\u0001' & \"", "choices": "list"}"""),
            ResultSelection.All,
            Core.Results.SmallSurvey.Answer("lake", """{"q": ["yes"]}"""));
        using var file = new MemoryStream();
        ResultsWorkbook.Write(file, new ResultsExport(results, DateTimeOffset.UnixEpoch));

        using var document = Open(file);

        ChartsOf(document, "Charts").ShouldHaveSingleItem().Descendants<Title>().Single().InnerText.ShouldContain("=1+1 <b>");
    }

    [Test]
    public async Task Results_NobodyAnswered_HasNoCharts()
    {
        var results = await Core.Results.SmallSurvey.Tabulate(
            Core.Results.SmallSurvey.Create("""{"type": "select-one", "code": "q", "label": "Q", "choices": "list"}"""),
            ResultSelection.All);
        using var file = new MemoryStream();
        ResultsWorkbook.Write(file, new ResultsExport(results, DateTimeOffset.UnixEpoch));

        using var document = Open(file);

        document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value).ShouldBe(["Results"]);
    }

    [TestCase(ChartKind.Bars)]
    [TestCase(ChartKind.Stack)]
    public void Make_Scale_HasTheColoursOfThePalette(ChartKind kind)
    {
        var space = ChartDrawing.Make(SmallCharts.Stack with { Kind = kind }, "It's", row: 3);

        space.Descendants<BarChartSeries>().Count().ShouldBe(7);
        ChartPalette.Fills.ShouldAllBe(fill => space.OuterXml.Contains(fill, StringComparison.Ordinal));
        space.Descendants<DocumentFormat.OpenXml.Drawing.PatternFill>().Count().ShouldBe(1);
        space.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Formula>().First().Text.ShouldBe("'It''s'!$B$3");
        new OpenXmlValidator(FileFormatVersions.Office2016).Validate(space).Select(error => error.Description).ShouldBeEmpty();
    }

    private static SpreadsheetDocument Open(MemoryStream file)
    {
        file.Position = 0;
        var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
        return document;
    }

    private static List<ChartSpace> ChartsOf(SpreadsheetDocument document, string sheet) =>
        [.. Part(document, sheet).DrawingsPart!.ChartParts.Select(part => part.ChartSpace)];

    private static WorksheetPart Part(SpreadsheetDocument document, string sheet) =>
        (WorksheetPart)document.WorkbookPart!.GetPartById(
            document.WorkbookPart.Workbook.Descendants<Sheet>().Single(each => each.Name == sheet).Id!);

    /// <summary>Each value of a chart with the cell that it refers to.</summary>
    private static IEnumerable<(string Reference, double Value)> PointsOf(ChartSpace chart) =>
        from reference in chart.Descendants<NumberReference>()
        let range = reference.Formula!.Text.Split('!')
        let start = range[1].Split(':')[0].Split('$', StringSplitOptions.RemoveEmptyEntries)
        from point in reference.NumberingCache!.Elements<NumericPoint>()
        select (
            $"{range[0].Trim('\'')}!{start[0]}{int.Parse(start[1], CultureInfo.InvariantCulture) + (int)point.Index!.Value}",
            double.Parse(point.NumericValue!.Text, CultureInfo.InvariantCulture));

    private static double Read(SpreadsheetDocument document, string reference)
    {
        var parts = reference.Split('!');
        var cell = Part(document, parts[0]).Worksheet.Descendants<Cell>().Single(each => each.CellReference == parts[1]);
        return double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
    }
}
