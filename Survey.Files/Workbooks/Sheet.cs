using System.Globalization;
using ClosedXML.Excel;
using Survey.Core.Languages;

namespace Survey.Files.Workbooks;

/// <summary>
/// Writes a sheet. All texts go through <see cref="Text(int, int, string, IXLStyle)"/>, so that none is read as a formula, number or date.
/// </summary>
/// <param name="worksheet">An empty sheet.</param>
/// <param name="styles">The styles of cells.</param>
/// <param name="widths">Widths of the columns, in characters.</param>
internal sealed class Sheet(IXLWorksheet worksheet, CellStyles styles, IReadOnlyList<double> widths)
{
    // Excel allows 65,530 links per sheet, but the time that ClosedXML needs grows with the square of their number: 10,000
    // take one second, 50,000 twenty. Further addresses are written as text only.
    private const int MaxLinks = 10_000;

    // In points: the height of a line of Arial 10, the padding of a row, and the highest row that Excel can show.
    private const double LineHeight = 12.75;
    private const double Padding = 3;
    private const double HighestRow = 409;

    private readonly Dictionary<int, double> _lines = [];

    private readonly Dictionary<int, double> _least = [];

    private int _links;

    /// <summary>The worksheet that is written.</summary>
    public IXLWorksheet Worksheet => worksheet;

    /// <summary>The styles of cells.</summary>
    public CellStyles Styles => styles;

    /// <summary>What stands at the end of a text that a cell cannot hold in full.</summary>
    public string CutNote { get; init; } = CellText.CutNote;

    /// <summary>The formulas of the workbook, to which those of this sheet are added; null if it has none.</summary>
    public ICollection<WrittenFormula>? Formulas { get; init; }

    /// <summary>The number of columns.</summary>
    public int Columns => widths.Count;

    /// <summary>Sum of the column widths, in characters.</summary>
    public double Width => widths.Sum();

    /// <summary>Sets the column widths and hides the grid lines.</summary>
    public void SetWidths()
    {
        worksheet.ShowGridLines = false;
        for (var column = 1; column <= widths.Count; column++)
        {
            worksheet.Column(column).Width = widths[column - 1];
        }
    }

    /// <summary>Writes a text, and notes how many lines it needs for <see cref="FitRows"/>.</summary>
    public void Text(int row, int column, string text, IXLStyle style) => Text(row, column, text, style, widths[column - 1]);

    private void Text(int row, int column, string text, IXLStyle style, double width)
    {
        var cell = worksheet.Cell(row, column);
        if (text.Length > 0)
        {
            var fitting = CellText.Fit(text, CutNote);
            cell.SetValue(fitting);
            Measure(row, fitting, style, width);
        }

        SetStyle(cell, style);
        if (CellText.LooksLikeFormula(text))
        {
            cell.Style.IncludeQuotePrefix = true;
        }
    }

    /// <summary>Writes a count or a share.</summary>
    public void Number(int row, int column, double number, IXLStyle style)
    {
        var cell = worksheet.Cell(row, column);
        cell.SetValue(number);
        cell.Style = style;
    }

    /// <summary>Writes a figure, and notes its formula. A figure without formula is written as its value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="style">The style of the cell.</param>
    /// <param name="label">What the figure is about, for the sheet that compares figures; null to leave it out there.</param>
    public void Figure(int row, int column, SheetFigure figure, IXLStyle style, string? label)
    {
        if (figure.Formula is not null && Formulas is not null)
        {
            var shown = figure.Value as string ?? "";
            SetStyle(worksheet.Cell(row, column), style, shown);
            Formulas.Add(new WrittenFormula(worksheet.Name, row, column, figure, label));
            Measure(row, shown, style, widths[column - 1]);
            return;
        }

        switch (figure.Value)
        {
            case null or string:
                Text(row, column, (string?)figure.Value ?? "", style);
                break;
            case DateOnly:
                Value(row, column, figure.Value, style);
                break;
            default:
                Number(row, column, Convert.ToDouble(figure.Value, CultureInfo.InvariantCulture), style);
                break;
        }
    }

    /// <summary>Writes a text over merged columns of a row of a table. Its lines count for the height of the row.</summary>
    public void Text(int row, int column, int columns, string text, IXLStyle style)
    {
        for (var empty = column + columns - 1; empty > column; empty--)
        {
            SetStyle(worksheet.Cell(row, empty), style);
        }

        Text(row, column, text, style, widths.Skip(column - 1).Take(columns).Sum());
        if (columns > 1)
        {
            worksheet.Range(row, column, row, column + columns - 1).Merge();
        }
    }

    /// <summary>
    /// Writes an answer: a number with all its decimals, a date, or a text. Numbers and dates that a spreadsheet does not store exactly
    /// are written as text.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">A decimal number, a date, a text, or null for an empty cell.</param>
    /// <param name="style">The style of texts and empty cells.</param>
    public void Value(int row, int column, object? value, IXLStyle style)
    {
        if (value is decimal number && CellValue.IsExact(number))
        {
            Number(row, column, (double)number, styles.ExactFigure);
        }
        else if (value is DateOnly day && CellValue.IsExact(day))
        {
            worksheet.Cell(row, column).SetValue(day.ToDateTime(TimeOnly.MinValue));
            worksheet.Cell(row, column).Style = styles.Date;
        }
        else
        {
            Text(row, column, CellValue.ToText(value), style);
        }
    }

    /// <summary>The cell of an answer in a row that is streamed; it is what <see cref="Value"/> writes.</summary>
    public RowCell ToCell(object? value, IXLStyle style) =>
        value is decimal number && CellValue.IsExact(number) ? new RowCell((double)number, styles.ExactFigure)
        : value is DateOnly day && CellValue.IsExact(day) ? new RowCell(day.ToDateTime(TimeOnly.MinValue).ToOADate(), styles.Date)
        : new RowCell(CellValue.ToText(value), style);

    /// <summary>The cell of a web address in a row that is streamed; it is what <see cref="Link"/> writes.</summary>
    public RowCell ToLinkCell(string address) =>
        LinkTarget.Find(address) is { } target ? new RowCell(address, styles.Link, target) : new RowCell(address, styles.Body);

    /// <summary>
    /// Writes a web address: as a hyperlink if it is a valid http or https address, otherwise as text. Null writes an empty
    /// cell.
    /// </summary>
    public void Link(int row, int column, string? address)
    {
        Text(row, column, address ?? "", styles.Body);
        if (_links < MaxLinks && address is not null && LinkTarget.Find(address) is { } target)
        {
            _links++;
            var cell = worksheet.Cell(row, column);
            cell.Hyperlink = new XLHyperlink(target);
            SetStyle(cell, styles.Link);
        }
    }

    /// <summary>Turns a written cell into a link to cell A1 of another sheet.</summary>
    public void LinkTo(int row, int column, IXLWorksheet target) => LinkTo(row, column, target, styles.Link);

    /// <summary>Turns a written cell into a link to cell A1 of another sheet, with a style of its own.</summary>
    public void LinkTo(int row, int column, IXLWorksheet target, IXLStyle style)
    {
        var cell = worksheet.Cell(row, column);
        cell.Hyperlink = new XLHyperlink(target.Cell(1, 1));
        SetStyle(cell, style);
    }

    /// <summary>The height of a row, in points.</summary>
    public static double HeightOf(double lines) => Math.Min(HighestRow, (lines * LineHeight) + Padding);

    /// <summary>The number of lines of the usual height that a text of a column needs.</summary>
    public double CountLines(string text, int column, IXLStyle style) => CountLines(text, style, widths[column - 1]);

    /// <summary>True if a text is to be read from right to left.</summary>
    public bool IsRightToLeft(string text) => worksheet.RightToLeft && Language.HasRightToLeftLetters(text);

    /// <summary>Sets the style of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="style">The style.</param>
    /// <param name="isQuoted">True if the text would be read as a formula when somebody edits it.</param>
    /// <param name="isRightToLeft">True if the text is read from right to left.</param>
    public static void SetStyle(IXLCell cell, IXLStyle style, bool isQuoted, bool isRightToLeft)
    {
        cell.Style = style;
        if (isRightToLeft)
        {
            // Otherwise numbers and brackets would be shown at the wrong end of a sentence.
            cell.Style.Alignment.ReadingOrder = XLAlignmentReadingOrderValues.RightToLeft;
        }

        if (isQuoted)
        {
            cell.Style.IncludeQuotePrefix = true;
        }
    }

    private static double CountLines(string text, IXLStyle style, double width)
    {
        var size = Math.Min(CellStyles.TextSize, style.Font.FontSize);
        return TextMeasure.CountLines(text, width, size) * size / CellStyles.TextSize;
    }

    private void Measure(int row, string text, IXLStyle style, double width)
    {
        if (text.Length > 0)
        {
            _lines[row] = Math.Max(_lines.GetValueOrDefault(row), CountLines(text, style, width));
        }
    }

    private void SetStyle(IXLCell cell, IXLStyle style, string? text = null) =>
        SetStyle(cell, style, isQuoted: false, IsRightToLeft(text ?? cell.GetString()));

    /// <summary>
    /// Writes a text over merged columns and sets the row's height, because spreadsheets do not fit the height of merged
    /// cells. <paramref name="columns"/> of 0 means all columns.
    /// </summary>
    public void Banner(int row, string text, IXLStyle style, int columns = 0)
    {
        columns = columns == 0 ? widths.Count : columns;
        Text(row, 1, text, style);
        if (columns > 1)
        {
            worksheet.Range(row, 1, row, columns).Merge();
        }

        SetHeight(row, TextMeasure.CountLines(text, widths.Take(columns).Sum(), style.Font.FontSize), style.Font.FontSize);
    }

    /// <summary>The same for a text that a formula gives.</summary>
    /// <param name="row">The row.</param>
    /// <param name="figure">The text and its formula.</param>
    /// <param name="longest">The longest text that the formula can give; the height of the row fits it.</param>
    /// <param name="style">The style.</param>
    public void Banner(int row, SheetFigure figure, string longest, IXLStyle style)
    {
        Banner(row, figure.Formula is null ? (string)figure.Value! : "", style);
        if (figure.Formula is not null)
        {
            Figure(row, 1, figure, style, label: null);
            SetHeight(row, TextMeasure.CountLines(longest, Width, style.Font.FontSize), style.Font.FontSize);
        }
    }

    /// <summary>Writes a text on one line that flows over the empty cells to its right; for sheets wider than a page.</summary>
    public void Line(int row, string text, IXLStyle style)
    {
        Text(row, 1, text, style);
        worksheet.Cell(row, 1).Style.Alignment.WrapText = false;
        SetHeight(row, 1, style.Font.FontSize);
    }

    /// <summary>Sets a row's height to a number of lines, regardless of the texts in its cells.</summary>
    public void SetHeight(int row, int lines, double fontSize = 10) =>
        SetHeightInPoints(row, (lines * LineHeight * fontSize / 10) + Padding);

    /// <summary>Sets a row's height in points, regardless of the texts in its cells.</summary>
    public void SetHeightInPoints(int row, double height)
    {
        worksheet.Row(row).Height = Math.Min(HighestRow, height);
        _lines.Remove(row);
    }

    /// <summary>Sets a row's minimum height in points; <see cref="FitRows"/> makes it higher if its texts need more.</summary>
    public void SetLeastHeight(int row, double height)
    {
        _least[row] = height;
        _lines.TryAdd(row, 1);
    }

    /// <summary>Fits the heights of all rows without a fixed height to their texts. Call it last.</summary>
    public void FitRows()
    {
        foreach (var (row, lines) in _lines)
        {
            worksheet.Row(row).Height = Math.Max(Math.Min(HighestRow, _least.GetValueOrDefault(row)), HeightOf(lines));
        }
    }
}
