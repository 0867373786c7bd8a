using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>A sheet that is read from top to bottom. Each call appends a row; all sections share the same columns.</summary>
internal sealed class ReportPage
{
    private const double SectionHeight = 22;

    private readonly Sheet _sheet;
    private int _row = 1;

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

    /// <summary>Column widths of a page with a label, a figure, a text and further text, in characters.</summary>
    public static IReadOnlyList<double> FourColumns { get; } = [32, 17, 76, 40];

    /// <summary>Column widths of a page with a label and a text, in characters.</summary>
    public static IReadOnlyList<double> TwoColumns { get; } = [32, 133];

    /// <summary>The sheet of the page.</summary>
    public Sheet Sheet => _sheet;

    /// <summary>The number of the last row written, from 1.</summary>
    public int LastRow => _row - 1;

    /// <summary>Begins a section, after an empty row.</summary>
    public void Section(string heading)
    {
        _row++;
        for (var column = 1; column <= _sheet.Columns; column++)
        {
            _sheet.Text(_row, column, column == 1 ? heading : "", _sheet.Styles.Section);
        }

        _sheet.SetHeightInPoints(_row++, SectionHeight);
    }

    /// <summary>Writes column headers. The second column is right-aligned, for figures.</summary>
    public void Head(params IEnumerable<string> heads) => Write(heads, _sheet.Styles.Head, _sheet.Styles.HeadFigure, _sheet.Styles.Head);

    /// <summary>Writes column headers of a table without figures.</summary>
    public void HeadOfTexts(params IEnumerable<string> heads) => Write(heads, _sheet.Styles.Head, _sheet.Styles.Head, _sheet.Styles.Head);

    /// <summary>Writes a row that heads the rows below it.</summary>
    public void Group(params IEnumerable<string> texts) =>
        Write(texts, _sheet.Styles.Group, _sheet.Styles.GroupFigure, _sheet.Styles.Group);

    /// <summary>Writes a row: a label, a figure, and texts.</summary>
    public void Entry(params IEnumerable<string> texts) => Write(texts, _sheet.Styles.Label, _sheet.Styles.Figure, _sheet.Styles.Body);

    /// <summary>Writes a row without a figure: a label and texts.</summary>
    public void EntryOfTexts(params IEnumerable<string> texts) => Write(texts, _sheet.Styles.Label, _sheet.Styles.Body, _sheet.Styles.Body);

    /// <summary>Writes a footnote: mark and organization in the first column, the text in the column of texts.</summary>
    public void Footnote(string label, string text)
    {
        string[] texts = _sheet.Columns > 2 ? [label, "", text] : [label, text];
        Write(texts, _sheet.Styles.Remark, _sheet.Styles.Remark, _sheet.Styles.Remark);
    }

    /// <summary>Writes a row whose figure is stored as a number.</summary>
    public void Entry(string label, int figure, string text, string further = "")
    {
        Entry(label, "", text, further);
        _sheet.Number(LastRow, 2, figure, _sheet.Styles.Figure);
    }

    /// <summary>Writes a text over all columns.</summary>
    public void Paragraph(string text) => _sheet.Banner(_row++, text, _sheet.Styles.Subtitle);

    /// <summary>Writes a note of the report itself over all columns.</summary>
    public void Remark(string text) => _sheet.Banner(_row++, text, _sheet.Styles.Remark);

    private void Write(IEnumerable<string> texts, IXLStyle label, IXLStyle figure, IXLStyle text)
    {
        var column = 0;
        foreach (var each in texts.Concat(Enumerable.Repeat("", _sheet.Columns)).Take(_sheet.Columns))
        {
            column++;
            _sheet.Text(_row, column, each, column == 1 ? label : column == 2 ? figure : text);
        }

        _row++;
    }
}
