using System.Globalization;
using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Survey.Core.Languages;
using Survey.Files.Reports;
using Survey.Files.Reports.Charts;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Word;
using Survey.Tests.Files.Reports.Charts;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Survey.Tests.Files.Reports.Word;

/// <summary>The native charts of Word documents, opened again.</summary>
public sealed class WordChartTests
{
    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");

    [TestCase("en", "Response rate")]
    [TestCase("ar", "معدل الاستجابة")]
    public void Write_Grcp7_DrawsTheFiguresOfTheRecords(string language, string title)
    {
        using var document = Open(WriteReport(language));

        var charts = ChartsOf(document);

        charts.Count.ShouldBe(2 + Grcp7.Overview.Regions.Count, "response and themes in the summary, themes in each region");
        charts[0].Place.DocProperties!.Title!.Value.ShouldBe(title);
        var overall = Grcp7.Overview.Overall;
        SeriesOf(charts[0].Part)[0].ShouldBe(
            [overall.Responded.Count, .. Grcp7.Overview.Regions.Select(region => (double)region.Responded.Count)]);
        SeriesOf(charts[0].Part)[1].ShouldBe(
            [overall.NoFeedback!.Count, .. Grcp7.Overview.Regions.Select(region => (double)region.NoFeedback!.Count)]);
        foreach (var (chart, region) in charts.Skip(2).Zip(Grcp7.Overview.Regions))
        {
            SeriesOf(chart.Part).ShouldHaveSingleItem().ShouldBe(region.Themes.Select(theme => (double)theme.Respondents.Count));
        }
    }

    [Test]
    public void Write_EachChart_HasAnAlternativeTextATitleAndASource()
    {
        using var document = Open(WriteReport("en"));

        foreach (var (place, _) in ChartsOf(document))
        {
            var properties = place.DocProperties!;
            properties.Description!.Value!.ShouldStartWith($"{properties.Title}. Bar");
            var paragraph = place.Ancestors<Paragraph>().Single();
            var caption = paragraph.PreviousSibling<Paragraph>()!;
            caption.InnerText.ShouldBe(properties.Title!.Value);
            caption.ParagraphProperties!.ParagraphStyleId!.Val!.Value.ShouldBe(WordStyles.Caption);
            paragraph.NextSibling<Paragraph>()!.InnerText.ShouldContain("answers up to 10 October 2017");
        }

        document.MainDocumentPart!.Document.Descendants<DocProperties>().Select(each => each.Id!.Value).ShouldBeUnique();
    }

    [TestCase("en")]
    [TestCase("ar")]
    public void Write_ResultsAnnex_EachChartHasAWorkbookWithItsFigures(string language)
    {
        using var document = Open(WriteReport(language, ReportAnnex.Results));

        var charts = ChartsOf(document);

        charts.Count.ShouldBeGreaterThan(2 + Grcp7.Overview.Regions.Count);
        foreach (var (_, part) in charts)
        {
            part.ChartSpace.GetFirstChild<C.ExternalData>()!.Id!.Value.ShouldBe(part.GetIdOfPart(part.EmbeddedPackagePart!));
            using var data = part.EmbeddedPackagePart!.GetStream();
            using var workbook = SpreadsheetDocument.Open(data, isEditable: false);
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(error => error.Description).ShouldBeEmpty();
            var sheet = workbook.WorkbookPart!.Workbook.Descendants<S.Sheet>().Single().Name!.Value;
            var rows = workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<S.Row>()
                .Select(row => row.Elements<S.Cell>().Select(cell => cell.InnerText).ToList())
                .ToList();
            foreach (var (series, column) in part.ChartSpace.Descendants<C.BarChartSeries>().Select((each, index) => (each, index + 1)))
            {
                var letter = (char)('A' + column);
                series.Descendants<C.NumberReference>().Single().Formula!.Text
                    .ShouldBe($"'{sheet}'!${letter}$2:${letter}${rows.Count}");
                series.Descendants<C.NumericPoint>().Select(point => point.InnerText).ShouldBe(rows.Skip(1).Select(row => row[column]));
                series.GetFirstChild<C.SeriesText>()!.Descendants<C.NumericValue>().Single().Text.ShouldBe(rows[0][column]);
            }
        }
    }

    [Test]
    public void Write_ResultsAnnex_HasEachQuestionWithItsCountsAndShares()
    {
        using var document = Open(WriteReport("en", ReportAnnex.Results));

        var results = Grcp7.ReadAnswers().Results;
        var body = document.MainDocumentPart!.Document.Body!.Elements().ToList();
        var annex = body.FindLastIndex(element => element.InnerText.EndsWith("Results", StringComparison.Ordinal));
        var heads = body.Skip(annex).OfType<Paragraph>()
            .Where(each => each.ParagraphProperties!.ParagraphStyleId?.Val?.Value == WordStyles.Heading(2))
            .ToList();
        var scale = ResultsCharts.FindScales(results).ShouldHaveSingleItem();
        heads.Count.ShouldBe(results.Questions.Count + 1);
        var tables = body.Skip(annex).OfType<Table>().ToList();
        var counted = results.Questions.Where(question => question.Total.Entries.Count > 0).ToList();
        tables.Count.ShouldBe(counted.Count + 1);

        // Questions with the same choices stand in a table of their own before the first of them.
        var first = counted.IndexOf(scale[0]);
        tables[first].Elements<TableRow>().Skip(1)
            .Select(row => row.Elements<TableCell>().Skip(1).Select(cell => cell.InnerText.Split(' ')[0]))
            .ShouldBe(scale.Select(question => question.Total.Entries.Select(entry => entry.Count.ToString(CultureInfo.InvariantCulture))));
        tables.RemoveAt(first);
        foreach (var (table, question) in tables.Zip(counted))
        {
            table.Elements<TableRow>().Skip(1).Select(row => row.Elements<TableCell>().ElementAt(1).InnerText)
                .ShouldBe(question.Total.Entries.Select(entry => entry.Count.ToString(CultureInfo.InvariantCulture)));
            table.Elements<TableRow>().Skip(1).Select(row => row.Elements<TableCell>().Last().InnerText)
                .ShouldBe(question.Total.Entries.Select(entry =>
                    entry.Share is { } share ? Language.English.WritePercent(share) : "–"));
        }
    }

    [Test]
    public async Task Write_SameReportAgain_HasTheSameParts()
    {
        using var first = Open(WriteReport("en", ReportAnnex.Results));

        // The times in an archive have steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        using var second = Open(WriteReport("en", ReportAnnex.Results));

        var parts = PartsOf(first);
        parts.Keys.ShouldContain(uri => uri.StartsWith("/word/charts/", StringComparison.Ordinal));
        parts.Keys.ShouldContain(uri => uri.EndsWith(".xlsx", StringComparison.Ordinal));
        PartsOf(second).ShouldBe(parts);
        IdsOf(second).ShouldBe(IdsOf(first));
    }

    [Test]
    public void Write_HostileTexts_IsValid()
    {
        var file = new WordFile(Language.English);
        file.AddChart(SmallCharts.Hostile, "Data");
        file.AddChart(SmallCharts.InArabic(SmallCharts.Stack), "Data");
        var package = new MemoryStream();

        file.Save(package, "Hostile", [], "Contents", "{page}", DateTimeOffset.UnixEpoch);

        using var document = Open(package);
        ChartsOf(document).Count.ShouldBe(2);
    }

    [Test]
    public void Write_IntoAnEarlierReportWithNarrowPages_ReplacesItsChartsAndFits()
    {
        const long EmuOfTwentieth = 635;
        var house = WriteReport("fr");
        using (var template = WordprocessingDocument.Open(house, isEditable: true))
        {
            template.MainDocumentPart!.Document.Descendants<PageSize>().Single().Width = 6836;
        }

        using var document = Open(WriteReport("en", ReportAnnex.Method, HouseTemplate.Open(house.ToArray()).ShouldNotBeNull()));

        var charts = ChartsOf(document);
        document.MainDocumentPart!.ChartParts.Count().ShouldBe(charts.Count);
        charts[0].Part.ChartSpace.InnerText.ShouldContain("Africa");
        charts.ShouldAllBe(chart => chart.Place.Extent!.Cx! == 4000 * EmuOfTwentieth);
    }

    private static MemoryStream WriteReport(string language, ReportAnnex? annex = null, MemoryStream? template = null)
    {
        var package = new MemoryStream();
        OverviewDocument.Write(
            package,
            new OverviewReport(
                Grcp7.Overview,
                Grcp7.ReadAnswers(),
                WrittenWorkbook.ProducedAt,
                "1.2.3",
                Language: Language.Get(language))
            {
                Annexes = annex is null ? [] : [annex],
            },
            template);
        return package;
    }

    private static WordprocessingDocument Open(MemoryStream package)
    {
        var document = WordprocessingDocument.Open(package, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
        return document;
    }

    /// <summary>The charts in the order of the document.</summary>
    private static List<(Inline Place, ChartPart Part)> ChartsOf(WordprocessingDocument document) =>
        [.. document.MainDocumentPart!.Document.Descendants<Inline>().Select(place =>
            (place, (ChartPart)document.MainDocumentPart.GetPartById(place.Descendants<C.ChartReference>().Single().Id!)))];

    private static List<List<double>> SeriesOf(ChartPart part) =>
        [.. part.ChartSpace.Descendants<C.BarChartSeries>().Select(series => series.Descendants<C.NumericPoint>()
            .Select(point => double.Parse(point.InnerText, CultureInfo.InvariantCulture))
            .ToList())];

    /// <summary>A hash of each part, by its name; without the properties of the file, whose part gets a new name each time.</summary>
    private static SortedDictionary<string, string> PartsOf(WordprocessingDocument document)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in document.GetAllParts().Where(part => part is not CoreFilePropertiesPart))
        {
            using var stream = part.GetStream();
            parts.Add(part.Uri.ToString(), Convert.ToHexString(SHA256.HashData(stream)));
        }

        return parts;
    }

    /// <summary>The parts of the document by the ids under which it refers to them.</summary>
    private static IEnumerable<(string Id, Uri Part)> IdsOf(WordprocessingDocument document) =>
        document.MainDocumentPart!.Parts
            .Select(part => (part.RelationshipId, part.OpenXmlPart.Uri))
            .OrderBy(part => part.RelationshipId, StringComparer.Ordinal);
}
