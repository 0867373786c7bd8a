using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheet “Check”: each figure by its formula beside the engine's own, and one line that says whether all agree.</summary>
internal static class CheckSheet
{
    private const int ResultRow = 3;
    private const int RuleRow = 4;
    private const int HeadRow = 5;
    private const int FormulaColumn = 4;
    private const int EngineColumn = 5;
    private const int DiffersColumn = 6;

    private static readonly double[] Widths = [30, 9, 76, 20, 20, 10];
    private static readonly string[] Heads =
        ["check.sheet", "check.cell", "check.figure", "check.formula", "check.engine", "check.differs"];

    /// <summary>Writes the sheet for all formulas that were written before; none if there are none.</summary>
    public static void Write(ReportBook book)
    {
        if (book.Formulas is not { Count: > 0 } formulas)
        {
            return;
        }

        List<WrittenFormula> compared = [.. formulas.Where(formula => formula.Label is not null)];
        var sheet = new Sheet(book.AddFixed("check"), book.Styles, Widths) { CutNote = book["cut"], Formulas = formulas };
        sheet.SetWidths();
        sheet.Banner(1, book["check.title"], book.Styles.Title);
        sheet.Banner(2, book["check.remark"], book.Styles.Subtitle);
        WriteResult(book, sheet, compared.Count);
        for (var column = 1; column <= Heads.Length; column++)
        {
            sheet.Text(HeadRow, column, book[Heads[column - 1]], column < FormulaColumn ? book.Styles.Head : book.Styles.HeadCentered);
        }

        var styles = book.Styles;
        book.LongSheets.Add(
            new StreamedRows(
                sheet,
                HeadRow + 1,
                [styles.Body, styles.Date, styles.ExactFigure, styles.Difference],
                compared.Select((formula, position) => ToCells(styles, HeadRow + 1 + position, formula))));
        var last = HeadRow + compared.Count;
        CellStyles.Warn(
            sheet.Worksheet.Range(HeadRow + 1, 1, last, DiffersColumn),
            $"${FormulaText.Cell(HeadRow + 1, DiffersColumn)}=1");
        sheet.Worksheet.Range(HeadRow, 1, last, Widths.Length).SetAutoFilter();
        PageLayout.Apply(sheet, book, HeadRow);

        // Thousands of figures are to be filtered on the screen; on paper the result is enough.
        sheet.Worksheet.PageSetup.PrintAreas.Add(1, 1, RuleRow, Widths.Length);
    }

    private static void WriteResult(ReportBook book, Sheet sheet, int count)
    {
        var (first, last) = (FormulaText.FixedCell(HeadRow + 1, DiffersColumn), FormulaText.FixedCell(HeadRow + count, DiffersColumn));
        var differing = $"SUM({first}:{last})";
        var agree = book["check.agree", ("count", count)];
        var differ = book["check.differ", ("all", count)].Split("{count}");
        var figure = new SheetFigure(
            agree,
            $"IF({differing}=0,{FormulaText.Text(agree)},{FormulaText.Text(differ[0])}&{differing}&{FormulaText.Text(differ[^1])})");
        sheet.Banner(ResultRow, figure, agree, book.Styles.Label);
        sheet.Banner(RuleRow, book.Rule, book.LongestRule, book.Styles.Subtitle);
        var cell = sheet.Worksheet.Range(ResultRow, 1, ResultRow, Widths.Length);
        CellStyles.Approve(cell, $"{differing}=0");
        CellStyles.Warn(cell, $"{differing}>0");
    }

    private static List<RowCell> ToCells(CellStyles styles, int row, WrittenFormula formula)
    {
        var engine = formula.Figure.Value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue).ToOADate() : formula.Figure.Value;
        var isNumber = engine is not (null or string);
        var style = formula.Figure.Value is DateOnly ? styles.Date : isNumber ? styles.ExactFigure : styles.Body;
        var (left, right) = (FormulaText.Cell(row, FormulaColumn), FormulaText.Cell(row, EngineColumn));
        var equal = isNumber ? $"ABS({left}-{right})<=1E-9*MAX(1,ABS({right}))" : $"EXACT({left},{right})";
        return
        [
            new(formula.Sheet, styles.Body),
            new(formula.Address, styles.Body),
            new(formula.Label, styles.Body),
            new(engine, style, Formula: FormulaText.Sheet(formula.Sheet) + formula.Address),
            new(engine, style),
            new(0, styles.Difference, Formula: $"IFERROR(IF({equal},0,1),1)"),
        ];
    }
}
