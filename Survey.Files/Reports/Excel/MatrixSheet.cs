using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheet “Matrix”: one row per element, with four columns per region: named, denominator, share, recurrent.</summary>
internal static class MatrixSheet
{
    private const int TitleRow = 1;
    private const int RuleRow = 2;
    private const int RegionRow = 3;
    private const int HeadRow = 4;

    private const int FigureColumns = 4;
    private const int ShareOffset = 2;
    private const int MarkOffset = 3;

    private static readonly double[] RegionWidths = [8, 6, 8, 10.5];
    private static readonly string[] RegionHeads = ["named", "of", "share", "recurrent"];

    /// <summary>The cell that says in how many regions an element is recurrent, with the name of the sheet.</summary>
    public static string TotalOf(ReportBook book, Element element) => AddressOf(book, element, TotalColumn(book));

    /// <summary>The cells that say in how many regions each element is recurrent.</summary>
    public static string TotalsOf(ReportBook book) => RangeOf(book, TotalColumn(book));

    /// <summary>The cell with the mark of an element that is recurrent in a region.</summary>
    public static string MarkOf(ReportBook book, Element element, Region region) => AddressOf(book, element, MarkColumn(book, region));

    /// <summary>The cells with the marks of a region.</summary>
    public static string MarksOf(ReportBook book, Region region) => RangeOf(book, MarkColumn(book, region));

    /// <summary>The cell with the code of an element.</summary>
    public static string CodeOf(ReportBook book, Element element) => AddressOf(book, element, TitleColumns(book) - 1);

    /// <summary>The cell with the short title of an element.</summary>
    public static string TitleOf(ReportBook book, Element element) => AddressOf(book, element, TitleColumns(book));

    /// <summary>Writes the sheet.</summary>
    public static void Write(ReportBook book)
    {
        var regions = book.Report.Overview.Regions;
        List<double> titles = book.Round.Framework.HasThemes ? [41, 8, 37] : [8, 50];
        double[] widths = [.. titles, .. regions.SelectMany(_ => RegionWidths), 13];
        var sheet = new Sheet(book.AddFixed("matrix"), book.Styles, widths) { Formulas = book.Formulas };
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

        Highlight(sheet, titles.Count, regions.Count, row);
        sheet.Worksheet.Range(HeadRow, 1, row, sheet.Columns).SetAutoFilter();
        PageLayout.Apply(sheet, book, HeadRow, titles.Count);
    }

    private static void WriteHead(ReportBook book, Sheet sheet, int titleColumns)
    {
        sheet.Line(TitleRow, book["matrix.title"], book.Styles.Title);
        WriteRule(book, sheet);
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

    private static void WriteRule(ReportBook book, Sheet sheet)
    {
        var (rule, remark) = (book.Rule, $"{book["matrix.remark", ("rule", ""), ("mark", CellStyles.Mark)]} {book.EarlierDay}".Trim());
        sheet.Line(RuleRow, $"{rule.Value} {remark}", book.Styles.Subtitle);
        if (rule.Formula is { } formula)
        {
            var figure = new SheetFigure($"{rule.Value} {remark}", $"{formula}&{FormulaText.Text($" {remark}")}");
            sheet.Figure(RuleRow, 1, figure, book.Styles.Subtitle, label: null);
            sheet.Worksheet.Cell(RuleRow, 1).Style.Alignment.WrapText = false;
            sheet.SetHeight(RuleRow, 1);
        }
    }

    private static void WriteElement(ReportBook book, Sheet sheet, int row, Theme theme, Element element, bool first)
    {
        var (styles, wording) = (book.Styles, book.Wording);
        var text = styles.Matrix(MatrixCell.Text, first);
        var column = 0;
        if (theme.Code is not null)
        {
            sheet.Text(row, ++column, wording.Of(theme), text);
        }

        sheet.Text(row, ++column, element.Code, styles.Matrix(MatrixCell.Mark, first));
        sheet.Text(row, ++column, wording.Of(element.Short), text);
        foreach (var region in book.Report.Overview.Regions)
        {
            WriteFinding(book, sheet, row, column, region, element, first);
            column += FigureColumns;
        }

        var regions = book.Report.Overview.GetRegionsWhereRecurrent(element).Count;
        var (start, end) = (FormulaText.Cell(row, TitleColumns(book) + 1), FormulaText.Cell(row, column));
        sheet.Figure(
            row,
            column + 1,
            book.Figure(regions, _ => column == TitleColumns(book) ? null : $"COUNTIF({start}:{end},{FormulaText.Text(CellStyles.Mark)})"),
            styles.Matrix(MatrixCell.Mark, first),
            book["part", ("label", book.NameOf(element)), ("part", book["recurrent-in"])]);
    }

    private static void WriteFinding(
        ReportBook book,
        Sheet sheet,
        int row,
        int column,
        RegionalOverview region,
        Element element,
        bool first)
    {
        var finding = region.Elements[element.Position];
        var figures = book.FiguresOf(region.Region, finding);
        var (named, of) = (FormulaText.Cell(row, column + 1), FormulaText.Cell(row, column + 2));
        var share = finding.Denominator < ReportBook.DenominatorOfDecimals ? MatrixCell.Share : MatrixCell.FineShare;
        (SheetFigure Figure, MatrixCell Kind)[] cells =
        [
            (figures.Number, MatrixCell.FirstCount),
            (figures.Whole!.Value, MatrixCell.Count),
            (book.Figure(finding.Share, _ => $"IF({of}=0,0,{named}/{of})"), share),
            (book.Figure(finding.Recurrent ? CellStyles.Mark : "", _ => RuleCells.Mark(named, of)), MatrixCell.Mark),
        ];
        for (var offset = 0; offset < FigureColumns; offset++)
        {
            var what = $"{book.NameOf(element)}, {book[RegionHeads[offset]]}";
            sheet.Figure(
                row,
                column + 1 + offset,
                cells[offset].Figure,
                sheet.Styles.Matrix(cells[offset].Kind, first),
                book["part", ("label", book.Wording.Of(region.Region)), ("part", what)]);
        }
    }

    /// <summary>Lets the look of the cells follow shares and marks.</summary>
    private static void Highlight(Sheet sheet, int titles, int regions, int last)
    {
        if (last == HeadRow)
        {
            return;
        }

        for (var region = 0; region < regions; region++)
        {
            var start = titles + 1 + (region * FigureColumns);
            CellStyles.ScaleShares(sheet.Worksheet.Range(HeadRow + 1, start + ShareOffset, last, start + ShareOffset));
            CellStyles.Highlight(
                sheet.Worksheet.Range(HeadRow + 1, start, last, start + MarkOffset),
                $"LEN(${FormulaText.Cell(HeadRow + 1, start + MarkOffset)})>0");
        }

        CellStyles.Highlight(
            sheet.Worksheet.Range(HeadRow + 1, sheet.Columns, last, sheet.Columns),
            $"${FormulaText.Cell(HeadRow + 1, sheet.Columns)}>0");
    }

    private static int TitleColumns(ReportBook book) => book.Round.Framework.HasThemes ? 3 : 2;

    private static int MarkColumn(ReportBook book, Region region) =>
        TitleColumns(book) + (region.Position * FigureColumns) + MarkOffset + 1;

    private static int TotalColumn(ReportBook book) => TitleColumns(book) + (book.Report.Overview.Regions.Count * FigureColumns) + 1;

    private static string AddressOf(ReportBook book, Element element, int column) =>
        FormulaText.Sheet(book["sheet.matrix"]) + FormulaText.FixedCell(HeadRow + 1 + element.Position, column);

    private static string RangeOf(ReportBook book, int column) =>
        FormulaText.Sheet(book["sheet.matrix"])
        + $"{FormulaText.FixedCell(HeadRow + 1, column)}:{FormulaText.FixedCell(HeadRow + book.Round.Framework.Elements.Count, column)}";
}
