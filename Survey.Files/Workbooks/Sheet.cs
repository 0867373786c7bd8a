using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

/// <summary>A sheet being written. Every text goes through <see cref="Text"/>, so that none is taken for a formula, a number or a date.</summary>
/// <param name="worksheet">An empty sheet.</param>
/// <param name="look">The looks of cells.</param>
/// <param name="widths">The widths of the columns, in characters.</param>
internal sealed class Sheet(IXLWorksheet worksheet, Look look, IReadOnlyList<double> widths)
{
    // Excel refuses a file with a longer address. It would take 65,530 links a sheet, but the time ClosedXML needs for
    // them grows with their square: 10,000 take a second, 50,000 twenty. The addresses after these stand as text.
    private const int LongestAddress = 2079;
    private const int MostLinks = 10_000;

    // Points: a line of Arial 10, what a row has beside its lines, and the highest row Excel can show.
    private const double LineHeight = 12.75;
    private const double Padding = 3;
    private const double HighestRow = 409;

    private readonly Dictionary<int, double> _lines = [];

    private readonly Dictionary<int, double> _least = [];

    private int _links;

    /// <summary>The sheet.</summary>
    public IXLWorksheet Worksheet => worksheet;

    /// <summary>The looks of cells.</summary>
    public Look Look => look;

    /// <summary>The number of columns.</summary>
    public int Columns => widths.Count;

    /// <summary>How wide all columns are together, in characters.</summary>
    public double Width => widths.Sum();

    /// <summary>Sets the widths of the columns.</summary>
    public void SetWidths()
    {
        worksheet.ShowGridLines = false;
        for (var column = 1; column <= widths.Count; column++)
        {
            worksheet.Column(column).Width = widths[column - 1];
        }
    }

    /// <summary>Writes a text as text.</summary>
    public void Text(int row, int column, string text, IXLStyle style)
    {
        var cell = worksheet.Cell(row, column);
        if (text.Length > 0)
        {
            var fitting = CellText.Fit(text);
            cell.SetValue(fitting);
            var size = Math.Min(Workbooks.Look.TextSize, style.Font.FontSize);
            _lines[row] = Math.Max(_lines.GetValueOrDefault(row), TextMeasure.CountLines(fitting, widths[column - 1], size) * size / Workbooks.Look.TextSize);
        }

        cell.Style = style;
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

    /// <summary>Writes a web address, as a link if it can be one and else as text.</summary>
    public void Link(int row, int column, string? address)
    {
        Text(row, column, address ?? "", look.Body);
        if (_links < MostLinks && address is not null && FindTarget(address) is { } target)
        {
            _links++;
            var cell = worksheet.Cell(row, column);
            cell.Hyperlink = new XLHyperlink(target);
            cell.Style = look.Link;
        }
    }

    /// <summary>Makes a cell lead to another sheet of the workbook.</summary>
    public void LinkTo(int row, int column, IXLWorksheet target) => LinkTo(row, column, target, look.Link);

    /// <summary>Makes a cell lead to another sheet of the workbook.</summary>
    public void LinkTo(int row, int column, IXLWorksheet target, IXLStyle style)
    {
        var cell = worksheet.Cell(row, column);
        cell.Hyperlink = new XLHyperlink(target.Cell(1, 1));
        cell.Style = style;
    }

    /// <summary>Writes a text over all columns, as high as it needs: joined cells do not grow by themselves.</summary>
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

    /// <summary>Writes a text that runs on over the empty cells to its right, on one line: on sheets wider than a page.</summary>
    public void Line(int row, string text, IXLStyle style)
    {
        Text(row, 1, text, style);
        worksheet.Cell(row, 1).Style.Alignment.WrapText = false;
        SetHeight(row, 1, style.Font.FontSize);
    }

    /// <summary>Makes a row as high as so many lines, whatever stands in its cells.</summary>
    public void SetHeight(int row, int lines, double fontSize = 10) => SetHeightInPoints(row, (lines * LineHeight * fontSize / 10) + Padding);

    /// <summary>Makes a row so high, whatever stands in its cells.</summary>
    public void SetHeightInPoints(int row, double height)
    {
        worksheet.Row(row).Height = Math.Min(HighestRow, height);
        _lines.Remove(row);
    }

    /// <summary>Makes a row at least so high, and higher where the texts in its cells need more.</summary>
    public void SetLeastHeight(int row, double height)
    {
        _least[row] = height;
        _lines.TryAdd(row, 1);
    }

    /// <summary>Makes every other row as high as the texts in its cells need; the last thing to do.</summary>
    public void FitRows()
    {
        foreach (var (row, lines) in _lines)
        {
            worksheet.Row(row).Height = Math.Min(HighestRow, Math.Max(_least.GetValueOrDefault(row), (lines * LineHeight) + Padding));
        }
    }

    private static Uri? FindTarget(string address) =>
        address.Length <= LongestAddress
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.AbsoluteUri.Length <= LongestAddress
            ? new Uri(uri.AbsoluteUri)
            : null;
}
