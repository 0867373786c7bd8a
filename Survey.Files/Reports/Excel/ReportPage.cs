using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>A sheet to be read from top to bottom: sections of rows with the same columns, each row below the last.</summary>
internal sealed class ReportPage
{
    private const double SectionHeight = 22;

    private readonly Sheet _sheet;
    private int _row = 1;

    /// <summary>Begins a page with its title.</summary>
    /// <param name="worksheet">An empty sheet.</param>
    /// <param name="look">The looks of cells.</param>
    /// <param name="widths">The widths of the columns, in characters.</param>
    /// <param name="title">The title.</param>
    /// <param name="subtitle">The line below it.</param>
    public ReportPage(IXLWorksheet worksheet, Look look, IReadOnlyList<double> widths, string title, string subtitle)
    {
        _sheet = new Sheet(worksheet, look, widths);
        _sheet.SetWidths();
        _sheet.Banner(_row++, title, look.Title);
        _sheet.Banner(_row++, subtitle, look.Subtitle);
    }

    /// <summary>The widths of a page with a label, a figure, a text and what stands behind it.</summary>
    public static IReadOnlyList<double> FourColumns { get; } = [32, 17, 76, 40];

    /// <summary>The widths of a page with a label and a text.</summary>
    public static IReadOnlyList<double> TwoColumns { get; } = [32, 133];

    /// <summary>The sheet.</summary>
    public Sheet Sheet => _sheet;

    /// <summary>The last row written.</summary>
    public int LastRow => _row - 1;

    /// <summary>Begins a section.</summary>
    public void Section(string heading)
    {
        _row++;
        for (var column = 1; column <= _sheet.Columns; column++)
        {
            _sheet.Text(_row, column, column == 1 ? heading : "", _sheet.Look.Section);
        }

        _sheet.SetHeightInPoints(_row++, SectionHeight);
    }

    /// <summary>Writes the heads of the columns.</summary>
    public void Head(params IEnumerable<string> heads) => Write(heads, _sheet.Look.Head, _sheet.Look.HeadFigure, _sheet.Look.Head);

    /// <summary>Writes the heads of columns none of which is a figure.</summary>
    public void HeadOfTexts(params IEnumerable<string> heads) => Write(heads, _sheet.Look.Head, _sheet.Look.Head, _sheet.Look.Head);

    /// <summary>Writes a row above the rows it groups.</summary>
    public void Group(params IEnumerable<string> texts) => Write(texts, _sheet.Look.Group, _sheet.Look.GroupFigure, _sheet.Look.Group);

    /// <summary>Writes a row: a label, a figure with its basis, and texts.</summary>
    public void Entry(params IEnumerable<string> texts) => Write(texts, _sheet.Look.Label, _sheet.Look.Figure, _sheet.Look.Body);

    /// <summary>Writes a row without a figure: a label and texts.</summary>
    public void EntryOfTexts(params IEnumerable<string> texts) => Write(texts, _sheet.Look.Label, _sheet.Look.Body, _sheet.Look.Body);

    /// <summary>Writes a footnote: its mark and whose it is, and its text in the third column of four, the second of two.</summary>
    public void Footnote(string label, string text)
    {
        string[] texts = _sheet.Columns > 2 ? [label, "", text] : [label, text];
        Write(texts, _sheet.Look.Remark, _sheet.Look.Remark, _sheet.Look.Remark);
    }

    /// <summary>Writes a row whose figure is a number.</summary>
    public void Entry(string label, int figure, string text, string further = "")
    {
        Entry(label, "", text, further);
        _sheet.Number(LastRow, 2, figure, _sheet.Look.Figure);
    }

    /// <summary>Writes a text over the whole width.</summary>
    public void Paragraph(string text) => _sheet.Banner(_row++, text, _sheet.Look.Subtitle);

    /// <summary>Writes a remark of the report itself over the whole width.</summary>
    public void Remark(string text) => _sheet.Banner(_row++, text, _sheet.Look.Remark);

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
