using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace Survey.Files.Workbooks;

// ClosedXML keeps all cells in memory and needs fifty times as long as their XML takes to write. So it writes the head of a long sheet
// and one sample cell of each style, and the rows are written into the saved sheet, in place of the samples.

/// <summary>The rows of a long sheet, which are made and written one by one when the workbook is saved.</summary>
internal sealed partial class StreamedRows
{
    /// <summary>The XML namespace of sheets.</summary>
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // Excel allows this many links per sheet. Further addresses are written as text only.
    private const int MaxLinks = 65_530;

    private static readonly System.Buffers.SearchValues<char> Markup = System.Buffers.SearchValues.Create("&<>");

    private readonly Sheet _sheet;
    private readonly int _firstRow;
    private readonly IEnumerable<IReadOnlyList<RowCell>> _rows;
    private readonly Dictionary<IXLStyle, int> _firstSamples = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Cell, Uri Target)> _links = [];
    private readonly StringBuilder _row = new();
    private readonly List<string> _columns = [];
    private string[] _styles = [];

    /// <summary>Reserves the rows of a sheet.</summary>
    /// <param name="sheet">The sheet. What stands above and below the rows is written as usual.</param>
    /// <param name="firstRow">The first of the rows, which are empty so far.</param>
    /// <param name="styles">The styles of the cells.</param>
    /// <param name="rows">The cells of each row, from the first column; enumerated once.</param>
    public StreamedRows(Sheet sheet, int firstRow, IEnumerable<IXLStyle> styles, IEnumerable<IReadOnlyList<RowCell>> rows)
    {
        (_sheet, _firstRow, _rows) = (sheet, firstRow, rows);
        var column = 0;
        foreach (var style in styles)
        {
            _firstSamples.Add(style, column);
            Sheet.SetStyle(Sample(), style, isQuoted: false, isRightToLeft: false);
            Sheet.SetStyle(Sample(), style, isQuoted: true, isRightToLeft: false);
            if (sheet.Worksheet.RightToLeft)
            {
                Sheet.SetStyle(Sample(), style, isQuoted: false, isRightToLeft: true);
                Sheet.SetStyle(Sample(), style, isQuoted: true, isRightToLeft: true);
            }
        }

        IXLCell Sample() => sheet.Worksheet.Cell(firstRow, ++column);
    }

    /// <summary>The name of the sheet.</summary>
    public string Name => _sheet.Worksheet.Name;

    /// <summary>Number of lines that each row shows; null to show all lines of its texts.</summary>
    public int? Lines { get; init; }

    /// <summary>The number of the first row.</summary>
    public int FirstRow => _firstRow;

    /// <summary>The cells with links that were written, with their targets.</summary>
    public IReadOnlyList<(string Cell, Uri Target)> Links => _links;

    /// <summary>Takes the styles from the saved row of samples.</summary>
    /// <param name="row">The element of the row with the number <see cref="FirstRow"/>.</param>
    public void ReadSamples(XElement row) => _styles = [.. row.Elements(Main + "c").Select(cell => (string?)cell.Attribute("s") ?? "0")];

    /// <summary>Writes all rows as XML.</summary>
    public void Write(TextWriter output)
    {
        var number = _firstRow;
        foreach (var cells in _rows)
        {
            Write((number++).ToString(CultureInfo.InvariantCulture), cells, output);
        }
    }

    private void Write(string number, IReadOnlyList<RowCell> cells, TextWriter output)
    {
        while (_columns.Count < cells.Count)
        {
            _columns.Add(NameOf(_columns.Count + 1));
        }

        _row.Clear();
        var lines = (double?)Lines ?? 0;
        for (var position = 0; position < cells.Count; position++)
        {
            if (cells[position].Style is not null)
            {
                Append(_columns[position], number, cells[position], out var text);
                if (text.Length > 0 && Lines is null)
                {
                    lines = Math.Max(lines, _sheet.CountLines(text, position + 1, cells[position].Style));
                }
            }
        }

        var height = lines > 0
            ? string.Create(CultureInfo.InvariantCulture, $" ht=\"{Sheet.HeightOf(lines)}\" customHeight=\"1\"")
            : "";
        output.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\"{height}>"));
        output.Write(_row);
        output.Write("</row>");
    }

    private void Append(string column, string row, RowCell cell, out string text)
    {
        var (value, style, link, formula) = cell;
        text = value is string given ? CellText.Fit(given, _sheet.CutNote) : "";
        var isQuoted = formula is null && CellText.LooksLikeFormula(text);
        var sample = _firstSamples[style] + (isQuoted ? 1 : 0) + (_sheet.IsRightToLeft(text) ? 2 : 0);
        _row.Append("<c r=\"").Append(column).Append(row).Append("\" s=\"").Append(_styles[sample]).Append('"');
        if (formula is not null)
        {
            _row.Append(value is null or string ? " t=\"str\"><f>" : "><f>");
            AppendEscaped(formula);
            _row.Append("</f><v>");
            AppendEscaped(text);
            AppendNumber(value);
            _row.Append("</v></c>");
        }
        else if (text.Length > 0)
        {
            _row.Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            AppendEscaped(text);
            _row.Append("</t></is></c>");
        }
        else if (value is not (null or string))
        {
            _row.Append("><v>");
            AppendNumber(value);
            _row.Append("</v></c>");
        }
        else
        {
            _row.Append("/>");
        }

        if (link is not null && _links.Count < MaxLinks)
        {
            _links.Add((column + row, link));
        }
    }

    private void AppendNumber(object? value)
    {
        if (value is IFormattable number)
        {
            _row.Append(number.ToString(format: null, CultureInfo.InvariantCulture));
        }
    }

    private void AppendEscaped(string text)
    {
        // A spreadsheet would decode what looks like the code of a character.
        var rest = (text.Contains("_x", StringComparison.Ordinal) ? CodeOfCharacter().Replace(text, "_x005F_") : text).AsSpan();
        while (rest.IndexOfAny(Markup) is >= 0 and var at)
        {
            _row.Append(rest[..at]).Append(rest[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            rest = rest[(at + 1)..];
        }

        _row.Append(rest);
    }

    private static string NameOf(int column) => column > 26 ? NameOf((column - 1) / 26) + NameOf(((column - 1) % 26) + 1)
        : ((char)('A' + column - 1)).ToString();

    // The last underscore may be the first one of the next code.
    [GeneratedRegex(
        "_(?=x[0-9A-Fa-f]{4}_)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeOfCharacter();
}
