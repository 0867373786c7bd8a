using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Files.Workbooks;
using Survey.Tests.Files.Reports.Excel;

namespace Survey.Tests.Files.Workbooks;

public sealed class StreamedRowsTests
{
    private const string Name = "Rows & more";

    [TestCase("a < b & c > d ]]>")]
    [TestCase("  two  spaces ")]
    [TestCase("one\ntwo")]
    [TestCase("_x0041_ and _x005F_")]
    [TestCase("_x0041_x0042_x0043_")]
    [TestCase("=1+1")]
    [TestCase("\U0001F600 中文 é")]
    public void Save_Text_IsReadAsItWas(string text)
    {
        var bytes = Save(styles => [[new RowCell(text, styles.Body)]]);

        PartText.Unescape(StoredSheets.Read(bytes)[Name]["A3"].Value).ShouldBe(text);
        using var book = new XLWorkbook(new MemoryStream(bytes));
        book.Worksheet(Name).Cell("A3").HasFormula.ShouldBeFalse();
        book.Worksheet(Name).Cell("A3").Style.IncludeQuotePrefix.ShouldBe(text[0] == '=');
    }

    [Test]
    public void Save_Rows_StandBetweenTheOtherCellsWithTheirStyles()
    {
        var bytes = Save(styles =>
        [
            [new RowCell("who", styles.Label), new RowCell(2.5, styles.ExactFigure)],
            [new RowCell(null, styles.Body), new RowCell("", styles.Body), new RowCell(45_000.0, styles.Date)],
        ]);

        using var book = new XLWorkbook(new MemoryStream(bytes));
        var sheet = book.Worksheet(Name);
        sheet.CellsUsed().Select(cell => $"{cell.Address} {cell.Value}").ShouldBe(
            ["A1 head", "A3 who", "B3 2.5", $"C4 {new DateTime(2023, 3, 15, 0, 0, 0, DateTimeKind.Unspecified)}", "A100000 foot"],
            ignoreOrder: true);
        sheet.Cell("A3").Style.Font.Bold.ShouldBeTrue();
        sheet.Cell("B3").Style.Font.Bold.ShouldBeFalse();
        sheet.Row(3).Height.ShouldBe(Sheet.HeightOf(1));
        sheet.SheetView.SplitRow.ShouldBe(2);
    }

    [Test]
    public void Save_Formulas_HaveTheirValues()
    {
        var bytes = Save(styles =>
        [
            [
                new RowCell(2.5m, styles.ExactFigure, Formula: "1+1.5"),
                default,
                new RowCell("=a<b", styles.Body, Formula: "\"=a<b\""),
            ],
        ]);

        StoredSheets.Read(bytes)[Name].Where(cell => cell.Key.EndsWith('3')).Select(cell => (cell.Key, cell.Value)).ShouldBe(
            [("A3", new StoredCell("1+1.5", "2.5")), ("C3", new StoredCell("\"=a<b\"", "=a<b"))]);
        using var book = new XLWorkbook(new MemoryStream(bytes));
        book.Worksheet(Name).Cell("C3").FormulaA1.ShouldBe("\"=a<b\"");
        book.Worksheet(Name).Cell("C3").Style.IncludeQuotePrefix.ShouldBeFalse();
    }

    [Test]
    public void Save_ManyLinks_AreLinksUpToTheLimitOfExcel()
    {
        const int Most = 65_530;
        var target = new Uri("https://example.org/a?b=1&c=2");
        var bytes = Save(styles => Enumerable.Repeat<IReadOnlyList<RowCell>>([new RowCell("x", styles.Link, target)], Most + 2));

        // ClosedXML takes minutes to read so many.
        using var package = new ZipArchive(new MemoryStream(bytes));
        var links = ReadPart("xl/worksheets/sheet1.xml").Descendants().Where(element => element.Name.LocalName == "hyperlink").ToList();
        links.Count.ShouldBe(Most);
        links.Select(link => link.Attribute("ref")!.Value).Distinct(StringComparer.Ordinal).Count().ShouldBe(Most);
        var targets = ReadPart("xl/worksheets/_rels/sheet1.xml.rels").Root!.Elements()
            .Where(relation => relation.Attribute("TargetMode") is not null)
            .ToList();
        targets.Count.ShouldBe(Most);
        targets.ShouldAllBe(relation => relation.Attribute("Target")!.Value == target.OriginalString);

        XDocument ReadPart(string name)
        {
            using var part = package.GetEntry(name).ShouldNotBeNull().Open();
            return XDocument.Load(part);
        }
    }

    [Test]
    public void Save_RightToLeft_TextsHaveTheirReadingOrder()
    {
        var bytes = Save(styles => [[new RowCell("مرحبا", styles.Body), new RowCell("hello", styles.Body)]], isRightToLeft: true);

        using var book = new XLWorkbook(new MemoryStream(bytes));
        book.Worksheet(Name).Row(3).Cells(1, 2).Select(cell => cell.Style.Alignment.ReadingOrder).ShouldBe(
            [XLAlignmentReadingOrderValues.RightToLeft, XLAlignmentReadingOrderValues.ContextDependent]);
    }

    /// <summary>A sheet with a head in row 1, rows from row 3, and a foot far below.</summary>
    private static byte[] Save(Func<CellStyles, IEnumerable<IReadOnlyList<RowCell>>> rows, bool isRightToLeft = false)
    {
        var styles = new CellStyles(Language.English);
        using var book = new XLWorkbook(XLEventTracking.Disabled);
        var worksheet = book.AddWorksheet(Name);
        worksheet.RightToLeft = isRightToLeft;
        var sheet = new Sheet(worksheet, styles, [20, 20, 20]);
        sheet.Text(1, 1, "head", styles.Head);
        sheet.Text(100_000, 1, "foot", styles.Remark);
        var streamed = new StreamedRows(
            sheet,
            3,
            [styles.Label, styles.Body, styles.ExactFigure, styles.Date, styles.Link],
            rows(styles));
        PageLayout.Finish(sheet, headRows: 2, headColumns: 0);
        using var output = new MemoryStream();
        Package.Save(book, output, rows: [streamed]);
        return output.ToArray();
    }
}
