using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A sheet of an answer workbook being written: a hidden row and a hidden column with marks, and what people see.</summary>
internal sealed class AnswerPage
{
    private const double SectionHeight = 24;

    // Beyond this many characters on one page the text would be too small to read.
    private const double WidestPage = 250;
    private const int MarkRow = 1;
    private const int MarkColumn = 1;

    private readonly AnswerBook _book;
    private readonly Sheet _sheet;
    private readonly IReadOnlyList<double> _widths;

    public AnswerPage(IXLWorksheet worksheet, AnswerBook book, IReadOnlyList<double> widths)
    {
        _book = book;
        _widths = [2, .. widths];
        _sheet = new Sheet(worksheet, new Look(), _widths);
        _sheet.SetWidths();
        Mark(MarkRow, MarkColumn, book.Content.Identity.ToText());
        worksheet.Row(MarkRow).Hide();
        worksheet.Column(MarkColumn).Hide();
        Row = MarkRow + 1;
    }

    /// <summary>The sheet.</summary>
    public IXLWorksheet Worksheet => _sheet.Worksheet;

    /// <summary>The row to be written next.</summary>
    public int Row { get; set; }

    /// <summary>Whether its cells are those of a table, which all begin at the top, as long texts do.</summary>
    public bool IsTable { get; init; }

    /// <summary>The first column people see.</summary>
    public static int FirstColumn => MarkColumn + 1;

    /// <summary>The last column.</summary>
    public int LastColumn => _widths.Count;

    /// <summary>Writes a mark into the hidden row or column, or into a hidden row of a table.</summary>
    public void Mark(int row, int column, string mark)
    {
        var cell = Worksheet.Cell(row, column);
        cell.SetValue(mark);
        cell.Style = _book.Look.Mark;
    }

    /// <summary>Marks the column that holds the answers, and those with the workbook's own texts beside them.</summary>
    public void MarkColumns(int answers, params ReadOnlySpan<int> texts)
    {
        Mark(MarkRow, answers, WorkbookMarks.Answer);
        foreach (var column in texts)
        {
            Mark(MarkRow, column, WorkbookMarks.Text);
        }
    }

    /// <summary>Marks what a row is.</summary>
    public void MarkRowAs(int row, string mark) => Mark(row, MarkColumn, mark);

    /// <summary>Writes a text.</summary>
    public void Text(int row, int column, string text, IXLStyle style)
    {
        _sheet.Text(row, column, text, style);

        // Else the figures and brackets of a sentence would stand at its wrong end.
        if (_book.IsRightToLeft && text.Any(IsRightToLeft))
        {
            Worksheet.Cell(row, column).Style.Alignment.ReadingOrder = XLAlignmentReadingOrderValues.RightToLeft;
        }
    }

    /// <summary>Writes an answer in words, with a mark at its end if a cell cannot hold it.</summary>
    public void Answer(int row, int column, string text, IXLStyle style)
    {
        var whole = CellText.Fit(text.Length <= CellText.Longest ? text : CellText.Cut(text, CellText.Longest, AnswerWorkbook.CutMark));
        Text(row, column, whole, style);
    }

    /// <summary>Writes a number.</summary>
    public void Value(int row, int column, double number, IXLStyle style) => _sheet.Number(row, column, number, style);

    /// <summary>Writes a date.</summary>
    public void Value(int row, int column, DateTime date, IXLStyle style)
    {
        var cell = Worksheet.Cell(row, column);
        cell.SetValue(date);
        cell.Style = style;
    }

    /// <summary>Writes a text over the whole width, in the next row.</summary>
    public void Banner(string text, IXLStyle style)
    {
        MarkRowAs(Row, WorkbookMarks.Text);
        Text(Row, FirstColumn, text, style);
        if (LastColumn > FirstColumn)
        {
            Worksheet.Range(Row, FirstColumn, Row, LastColumn).Merge();
        }

        _sheet.SetHeight(Row, TextMeasure.CountLines(CellText.Fit(text), _widths.Skip(1).Sum(), style.Font.FontSize), style.Font.FontSize);
        Row++;
    }

    /// <summary>Begins the page with its title.</summary>
    public void Title(string title)
    {
        Banner(title, _book.Look.Title);
        _sheet.SetHeightInPoints(Row - 1, Math.Max(28, Worksheet.Row(Row - 1).Height + 6));
    }

    /// <summary>Leaves a low row empty.</summary>
    public void Space()
    {
        MarkRowAs(Row, WorkbookMarks.Text);
        _sheet.SetHeightInPoints(Row++, 8);
    }

    /// <summary>Writes a heading, with a row of space before it.</summary>
    public void Section(string heading)
    {
        Space();
        MarkRowAs(Row, WorkbookMarks.Text);
        for (var column = FirstColumn; column <= LastColumn; column++)
        {
            Text(Row, column, column == FirstColumn ? heading : "", _book.Look.Section);
        }

        Worksheet.Range(Row, FirstColumn, Row, LastColumn).Merge();
        _sheet.SetHeightInPoints(Row, Math.Max(SectionHeight, TextMeasure.CountLines(heading, _widths.Skip(1).Sum(), 12) * 17));
        Row++;
    }

    /// <summary>Makes a cell lead to a sheet.</summary>
    public void LinkTo(int row, int column, IXLWorksheet target) => _sheet.LinkTo(row, column, target, _book.Look.Link);

    /// <summary>Makes a row at least so high.</summary>
    public void SetLeastHeight(int row, double points) => _sheet.SetLeastHeight(row, points);

    /// <summary>Finishes the page: heights, printing, protection.</summary>
    /// <param name="headRows">How many rows at the top stay in sight and are printed on every page; 0 for none.</param>
    /// <param name="headColumns">How many columns at the side stay in sight.</param>
    public void Finish(int headRows, int headColumns = 0)
    {
        _sheet.FitRows();
        Worksheet.SheetView.Freeze(headRows, headColumns);
        Worksheet.Protect().AllowElement(
            XLSheetProtectionElements.SelectLockedCells
            | XLSheetProtectionElements.SelectUnlockedCells
            | XLSheetProtectionElements.FormatColumns
            | XLSheetProtectionElements.FormatRows
            | XLSheetProtectionElements.InsertRows
            | XLSheetProtectionElements.DeleteRows
            | XLSheetProtectionElements.Sort);
        PageLayout.SetUp(Worksheet, (int)Math.Ceiling(_widths.Sum() / WidestPage), headRows);
        var page = Worksheet.PageSetup;
        if (IsTable)
        {
            page.SetColumnsToRepeatAtLeft(1, FirstColumn);
        }

        page.Header.Left.AddText(PageLayout.Plain(_book.Of(_book.Content.Organization.Short)));
        page.Header.Right.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Left.AddText(PageLayout.Plain(_book.Of(_book.Content.Round.Title)));
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    // The letters of Hebrew, Arabic and their neighbours, with the forms they take in old encodings.
    private static bool IsRightToLeft(char character) => character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}
