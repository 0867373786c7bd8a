using ClosedXML.Excel;
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

    // 1 is shown as unequal, 0 as equal.
    private const string DiffersFormat = "\"≠\";\"≠\";\"=\"";

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

        var differs = book.Styles.Matrix(MatrixCell.Mark);
        for (var position = 0; position < compared.Count; position++)
        {
            Write(book, sheet, HeadRow + 1 + position, compared[position], differs);
        }

        var last = HeadRow + compared.Count;
        sheet.Worksheet.Range(HeadRow + 1, DiffersColumn, last, DiffersColumn).Style.NumberFormat.Format = DiffersFormat;
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

    private static void Write(ReportBook book, Sheet sheet, int row, WrittenFormula formula, IXLStyle differs)
    {
        var (address, engine) = (FormulaText.Sheet(formula.Sheet) + formula.Address, formula.Figure.Value);
        var isNumber = engine is not (null or string);
        var style = engine is DateOnly ? book.Styles.Date : isNumber ? book.Styles.ExactFigure : book.Styles.Body;
        sheet.Text(row, 1, formula.Sheet, book.Styles.Body);
        sheet.Text(row, 2, formula.Address, book.Styles.Body);
        sheet.Text(row, 3, formula.Label!, book.Styles.Body);
        sheet.Figure(row, FormulaColumn, new SheetFigure(engine, address), style, label: null);
        sheet.Figure(row, EngineColumn, new SheetFigure(engine, Formula: null), style, label: null);
        var (left, right) = (FormulaText.Cell(row, FormulaColumn), FormulaText.Cell(row, EngineColumn));
        var equal = isNumber ? $"ABS({left}-{right})<=1E-9*MAX(1,ABS({right}))" : $"EXACT({left},{right})";
        sheet.Figure(row, DiffersColumn, new SheetFigure(0, $"IFERROR(IF({equal},0,1),1)"), differs, label: null);
    }
}
