using ClosedXML.Excel;
using Survey.Core.Languages;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Writes a sheet of an answer workbook: a hidden row and a hidden column with marks, and the visible cells.</summary>
internal sealed class AnswerPage
{
    private const double SectionHeight = 24;

    // In characters. Text of a wider page would be too small to read.
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
        _sheet = new Sheet(worksheet, new CellStyles(Language.English), _widths);
        _sheet.SetWidths();
        Mark(MarkRow, MarkColumn, book.Content.Identity.ToText());
        worksheet.Row(MarkRow).Hide();
        worksheet.Column(MarkColumn).Hide();
        Row = MarkRow + 1;
    }

    /// <summary>The worksheet that is written.</summary>
    public IXLWorksheet Worksheet => _sheet.Worksheet;

    /// <summary>The number of the next row to write.</summary>
    public int Row { get; set; }

    /// <summary>Whether the sheet is a table; the cells of tables are aligned to the top.</summary>
    public bool IsTable { get; init; }

    /// <summary>The first visible column.</summary>
    public static int FirstColumn => MarkColumn + 1;

    /// <summary>The last column.</summary>
    public int LastColumn => _widths.Count;

    /// <summary>Writes a mark into a hidden row or column.</summary>
    public void Mark(int row, int column, string mark)
    {
        var cell = Worksheet.Cell(row, column);
        cell.SetValue(mark);
        cell.Style = _book.Styles.Mark;
    }

    /// <summary>Marks the column of answers, and the columns with texts of the workbook itself.</summary>
    public void MarkColumns(int answers, params ReadOnlySpan<int> texts)
    {
        Mark(MarkRow, answers, WorkbookMarks.Answer);
        foreach (var column in texts)
        {
            Mark(MarkRow, column, WorkbookMarks.Text);
        }
    }

    /// <summary>Marks the meaning of a row.</summary>
    public void MarkRowAs(int row, string mark) => Mark(row, MarkColumn, mark);

    /// <summary>Writes a text.</summary>
    public void Text(int row, int column, string text, IXLStyle style) => _sheet.Text(row, column, text, style);

    /// <summary>
    /// Writes the text of an answer. If it is too long for a cell, it is cut and ends with
    /// <see cref="AnswerWorkbook.CutMark"/>.
    /// </summary>
    public void Answer(int row, int column, string text, IXLStyle style)
    {
        var whole = CellText.Fit(text.Length <= CellText.MaxLength ? text : CellText.Cut(text, CellText.MaxLength, AnswerWorkbook.CutMark));
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

    /// <summary>Writes a text over all columns into the next row.</summary>
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

    /// <summary>Writes the title of the page.</summary>
    public void Title(string title)
    {
        Banner(title, _book.Styles.Title);
        _sheet.SetHeightInPoints(Row - 1, Math.Max(28, Worksheet.Row(Row - 1).Height + 6));
    }

    /// <summary>Adds a low empty row.</summary>
    public void Space()
    {
        MarkRowAs(Row, WorkbookMarks.Text);
        _sheet.SetHeightInPoints(Row++, 8);
    }

    /// <summary>Writes a heading, after a low empty row.</summary>
    public void Section(string heading)
    {
        Space();
        MarkRowAs(Row, WorkbookMarks.Text);
        for (var column = FirstColumn; column <= LastColumn; column++)
        {
            Text(Row, column, column == FirstColumn ? heading : "", _book.Styles.Section);
        }

        Worksheet.Range(Row, FirstColumn, Row, LastColumn).Merge();
        _sheet.SetHeightInPoints(Row, Math.Max(SectionHeight, TextMeasure.CountLines(heading, _widths.Skip(1).Sum(), 12) * 17));
        Row++;
    }

    /// <summary>Turns a cell into a link to a sheet.</summary>
    public void LinkTo(int row, int column, IXLWorksheet target) => _sheet.LinkTo(row, column, target, _book.Styles.Link);

    /// <summary>Sets the minimum height of a row, in points.</summary>
    public void SetLeastHeight(int row, double points) => _sheet.SetLeastHeight(row, points);

    /// <summary>Finishes the page: row heights, frozen rows, protection and printing. Call it last.</summary>
    /// <param name="headRows">Number of rows at the top that stay visible and are printed on every page; 0 for none.</param>
    /// <param name="headColumns">Number of columns at the side that stay visible.</param>
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
}
