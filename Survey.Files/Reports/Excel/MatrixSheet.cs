using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheet “Matrix”: one row per element, with four columns per region: named, denominator, share, recurrent.</summary>
internal static class MatrixSheet
{
    private const int TitleRow = 1;
    private const int RuleRow = 2;
    private const int RegionRow = 3;
    private const int HeadRow = 4;

    private static readonly double[] RegionWidths = [8, 6, 8, 10.5];
    private static readonly string[] RegionHeads = ["named", "of", "share", "recurrent"];

    public static void Write(ReportBook book)
    {
        var regions = book.Report.Overview.Regions;
        List<double> titles = book.Round.Framework.HasThemes ? [41, 8, 37] : [8, 50];
        double[] widths = [.. titles, .. regions.SelectMany(_ => RegionWidths), 13];
        var sheet = new Sheet(book.AddFixed("matrix"), book.Styles, widths);
        sheet.SetWidths();
        WriteHead(book, sheet, titles.Count);
        var row = HeadRow;
        foreach (var theme in book.Round.Framework.Themes)
        {
            var first = true;
            foreach (var element in theme.Elements)
            {
                WriteElement(book, sheet, ++row, theme, element, first);
                first = false;
            }
        }

        sheet.Worksheet.Range(HeadRow, 1, row, sheet.Columns).SetAutoFilter();
        PageLayout.Apply(sheet, book, HeadRow, titles.Count);
    }

    private static void WriteHead(ReportBook book, Sheet sheet, int titleColumns)
    {
        sheet.Line(TitleRow, book["matrix.title"], book.Styles.Title);
        sheet.Line(RuleRow, book["matrix.remark", ("rule", book.Rule), ("mark", CellStyles.Mark)], book.Styles.Subtitle);
        string[] titles = book.Round.Framework.HasThemes ? ["theme", "code", "element"] : ["code", "element"];
        for (var column = 1; column <= titleColumns; column++)
        {
            sheet.Text(RegionRow, column, "", book.Styles.Head);
            sheet.Text(HeadRow, column, book[titles[column - 1]], book.Styles.Head);
        }

        var lines = 1;
        var start = titleColumns + 1;
        foreach (var region in book.Report.Overview.Regions)
        {
            var name = book.Wording.Of(region.Region);
            lines = Math.Max(lines, TextMeasure.CountLines(name, RegionWidths.Sum()));
            for (var offset = 0; offset < RegionHeads.Length; offset++)
            {
                sheet.Text(RegionRow, start + offset, offset == 0 ? name : "", book.Styles.HeadCentered);
                sheet.Text(HeadRow, start + offset, book[RegionHeads[offset]], book.Styles.HeadCentered);
            }

            sheet.Worksheet.Range(RegionRow, start, RegionRow, start + RegionHeads.Length - 1).Merge();
            start += RegionHeads.Length;
        }

        sheet.Text(RegionRow, start, book["regions"], book.Styles.HeadCentered);
        sheet.Text(HeadRow, start, book["recurrent-in"], book.Styles.HeadCentered);
        sheet.SetHeight(RegionRow, Math.Min(lines, 6));
        sheet.SetHeight(HeadRow, 2);
    }

    private static void WriteElement(ReportBook book, Sheet sheet, int row, Theme theme, Element element, bool first)
    {
        var (styles, wording) = (book.Styles, book.Wording);
        var text = styles.Matrix(MatrixCell.Text, recurrent: false, first);
        var column = 0;
        if (theme.Code is not null)
        {
            sheet.Text(row, ++column, wording.Of(theme), text);
        }

        sheet.Text(row, ++column, element.Code, styles.Matrix(MatrixCell.Mark, recurrent: false, first));
        sheet.Text(row, ++column, wording.Of(element.Short), text);
        foreach (var region in book.Report.Overview.Regions)
        {
            WriteFinding(sheet, row, column, region.Elements[element.Position], first);
            column += RegionHeads.Length;
        }

        var regions = book.Report.Overview.GetRegionsWhereRecurrent(element).Count;
        sheet.Number(row, ++column, regions, styles.Matrix(MatrixCell.Mark, recurrent: regions > 0, first));
    }

    private static void WriteFinding(Sheet sheet, int row, int column, ElementFinding finding, bool first)
    {
        sheet.Number(row, ++column, finding.Named, Style(MatrixCell.FirstCount));
        sheet.Number(row, ++column, finding.Denominator, Style(MatrixCell.Count));
        sheet.Number(
            row,
            ++column,
            finding.Share,
            Style(finding.Denominator < ReportBook.DenominatorOfDecimals ? MatrixCell.Share : MatrixCell.FineShare));
        sheet.Text(row, ++column, finding.Recurrent ? CellStyles.Mark : "", Style(MatrixCell.Mark));

        IXLStyle Style(MatrixCell kind) => sheet.Styles.Matrix(kind, finding.Recurrent, first);
    }
}
