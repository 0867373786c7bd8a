using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>A sheet that is read from top to bottom. Each call appends a row; all sections share the same columns.</summary>
internal sealed class ReportPage
{
    /// <summary>The column of numbers on a page with figures.</summary>
    public const int NumberColumn = 2;

    /// <summary>The column of texts on a page with figures.</summary>
    public const int TextColumn = 6;

    /// <summary>The column of marks on a page with figures.</summary>
    public const int MarkColumn = 5;

    private const double SectionHeight = 22;

    private readonly Sheet _sheet;
    private int _row = 1;
    private bool _joinsTexts;

    /// <summary>Begins a page with its title.</summary>
    /// <param name="sheet">An empty sheet.</param>
    /// <param name="title">The title of the page.</param>
    /// <param name="subtitle">The line below the title.</param>
    public ReportPage(Sheet sheet, string title, string subtitle)
    {
        _sheet = sheet;
        _sheet.SetWidths();
        _sheet.Banner(_row++, title, sheet.Styles.Title);
        _sheet.Banner(_row++, subtitle, sheet.Styles.Subtitle);
    }

    /// <summary>
    /// Column widths of a page with a label, figures (a number, the whole, the share, a mark), a text and further text, in characters.
    /// </summary>
    public static IReadOnlyList<double> WithFigures { get; } = [32, 13, 9, 10.5, 12.5, 62, 36];

    /// <summary>Column widths of a page with a label and a text, in characters.</summary>
    public static IReadOnlyList<double> TwoColumns { get; } = [32, 133];

    /// <summary>The sheet of the page.</summary>
    public Sheet Sheet => _sheet;

    /// <summary>The number of the last row written, from 1.</summary>
    public int LastRow => _row - 1;

    /// <summary>Begins a section, after an empty row.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="onNewPage">True for a long table, whose heading would otherwise be printed alone at the foot of a page.</param>
    public void Section(string heading, bool onNewPage = false)
    {
        if (onNewPage)
        {
            _sheet.Worksheet.PageSetup.AddHorizontalPageBreak(_row);
        }

        _row++;
        for (var column = 1; column <= _sheet.Columns; column++)
        {
            _sheet.Text(_row, column, column == 1 ? heading : "", _sheet.Styles.Section);
        }

        _sheet.SetHeightInPoints(_row++, SectionHeight);
    }

    /// <summary>Writes column headers: of the label, of each figure, of the texts.</summary>
    /// <remarks>If there is no header for further text, the texts below take both columns.</remarks>
    public void Head(params IReadOnlyList<string> heads)
    {
        _joinsTexts = heads.Count <= TextColumn;
        var last = _joinsTexts ? TextColumn : _sheet.Columns;
        for (var column = 1; column <= last; column++)
        {
            var head = column <= heads.Count ? heads[column - 1] : "";
            var style = column == MarkColumn ? _sheet.Styles.HeadCentered
                : IsFigure(column) ? _sheet.Styles.HeadFigure
                : _sheet.Styles.Head;
            _sheet.Text(_row, column, column == last ? _sheet.Columns - last + 1 : 1, head, style);
        }

        _row++;
    }

    /// <summary>Writes column headers of a table without figures.</summary>
    public void HeadOfTexts(params IEnumerable<string> heads) => Write(heads, _sheet.Styles.Head, _sheet.Styles.Head);

    /// <summary>Writes a row that heads the rows below it.</summary>
    public void Group(params IEnumerable<string> texts) => Write(texts, _sheet.Styles.Group, _sheet.Styles.Group);

    /// <summary>Writes a row with figures that heads the rows below it.</summary>
    public void Group(string label, PageFigures figures, string text = "", string further = "")
    {
        var styles = _sheet.Styles;
        _sheet.Text(_row, 1, label, styles.Group);
        Write(figures, label, styles.GroupFigure, styles.GroupFigure, styles.GroupMark);
        WriteTexts(text, further, styles.Group);
    }

    /// <summary>Writes a row: a label, figures, and texts.</summary>
    public void Entry(string label, PageFigures figures, string text = "", string further = "") =>
        Entry(label, figures, _sheet.Styles.Label, text, further);

    /// <summary>Writes a row whose label is not bold.</summary>
    public void PlainEntry(string label, PageFigures figures, string text = "", string further = "") =>
        Entry(label, figures, _sheet.Styles.Body, text, further);

    /// <summary>Replaces a text of the last row by a text that follows a formula.</summary>
    /// <param name="column">The column, from 1.</param>
    /// <param name="figure">The text and its formula.</param>
    /// <param name="label">What the text is about.</param>
    public void Follow(int column, SheetFigure figure, string label) =>
        _sheet.Figure(LastRow, column, figure, _sheet.Styles.Body, label);

    /// <summary>Writes a row without figures: a label and texts.</summary>
    public void EntryOfTexts(params IEnumerable<string> texts) => Write(texts, _sheet.Styles.Label, _sheet.Styles.Body);

    /// <summary>Writes a footnote: mark and organization in the first column, the text in the column of texts.</summary>
    public void Footnote(string label, string text)
    {
        _sheet.Text(_row, 1, label, _sheet.Styles.Remark);
        var column = _sheet.Columns > 2 ? TextColumn : 2;
        _sheet.Text(_row, column, _sheet.Columns - column + 1, text, _sheet.Styles.Remark);
        _row++;
    }

    /// <summary>Writes a text over all columns.</summary>
    public void Paragraph(string text) => _sheet.Banner(_row++, text, _sheet.Styles.Subtitle);

    /// <summary>Writes a text that follows a formula over all columns.</summary>
    /// <param name="figure">The text and its formula.</param>
    /// <param name="longest">The longest text that the formula can give.</param>
    public void Paragraph(SheetFigure figure, string longest) => _sheet.Banner(_row++, figure, longest, _sheet.Styles.Subtitle);

    /// <summary>Writes a note of the report itself over all columns.</summary>
    public void Remark(string text) => _sheet.Banner(_row++, text, _sheet.Styles.Remark);

    /// <summary>Writes a note of the report itself that follows a formula.</summary>
    /// <param name="figure">The text and its formula.</param>
    /// <param name="longest">The longest text that the formula can give.</param>
    public void Remark(SheetFigure figure, string longest) => _sheet.Banner(_row++, figure, longest, _sheet.Styles.Remark);

    private static bool IsFigure(int column) => column is > 1 and < TextColumn;

    private void Entry(string label, PageFigures figures, IXLStyle style, string text, string further)
    {
        var styles = _sheet.Styles;
        _sheet.Text(_row, 1, label, style);
        var share = figures.IsFine ? MatrixCell.FineShare : MatrixCell.Share;
        Write(figures, label, styles.Figure, styles.Matrix(share), styles.Matrix(MatrixCell.Mark));
        WriteTexts(text, further, styles.Body);
    }

    private void Write(PageFigures figures, string label, IXLStyle number, IXLStyle share, IXLStyle mark)
    {
        var nothing = new SheetFigure(Value: null, Formula: null);
        _sheet.Figure(_row, 2, figures.Number, number, label);
        _sheet.Figure(_row, 3, figures.Whole ?? nothing, number, label);
        _sheet.Figure(_row, 4, figures.FindShare(_row) ?? nothing, share, label);
        _sheet.Figure(_row, MarkColumn, figures.Mark ?? nothing, mark, label);
    }

    private void WriteTexts(string text, string further, IXLStyle style)
    {
        if (_joinsTexts)
        {
            _sheet.Text(_row, TextColumn, columns: 2, text, style);
        }
        else
        {
            _sheet.Text(_row, TextColumn, text, style);
            _sheet.Text(_row, TextColumn + 1, further, style);
        }

        _row++;
    }

    // On a page with figures, the second text takes the columns of all figures.
    private void Write(IEnumerable<string> texts, IXLStyle label, IXLStyle text)
    {
        var merged = _sheet.Columns > 2 ? TextColumn - 2 : 1;
        var column = 1;
        foreach (var each in texts.Concat(Enumerable.Repeat("", _sheet.Columns)).Take(_sheet.Columns - merged + 1))
        {
            if (column == 2 && merged > 1)
            {
                _sheet.Text(_row, column, merged, each, text);
                column += merged;
            }
            else
            {
                _sheet.Text(_row, column, each, column == 1 ? label : text);
                column++;
            }
        }

        _row++;
    }
}
