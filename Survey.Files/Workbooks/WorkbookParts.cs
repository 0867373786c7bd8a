using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Survey.Files.XlsForms;

namespace Survey.Files.Workbooks;

/// <summary>Reads the parts of a workbook's package that contain texts: sheets, shared strings, and the styles that show dates.</summary>
/// <param name="archive">The package.</param>
internal sealed partial class WorkbookParts(ZipArchive archive)
{
    private const string MainFolder = "xl/";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly Lazy<List<string>> _shared = new(() => ReadSharedTexts(archive));
    private readonly Lazy<HashSet<int>> _dateStyles = new(() => ReadDateStyles(archive));
    private readonly Lazy<int> _daysLater = new(() => ReadDaysLater(archive));

    /// <summary>Whether the part is XML; only such parts are read.</summary>
    public static bool IsRead(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sheets in their order, with their parts. Sheets without a readable part are left out.</summary>
    public IReadOnlyList<(string Name, ZipArchiveEntry Part)> ReadSheets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open(archive, "xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("No relations."))
        {
            while (relations.Read())
            {
                if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") is { } id)
                {
                    targets[id] = relations.GetAttribute("Target") ?? "";
                }
            }
        }

        var sheets = new List<(string, ZipArchiveEntry)>();
        using var workbook = Open(archive, "xl/workbook.xml") ?? throw new InvalidDataException("No workbook.");
        while (workbook.Read())
        {
            if (workbook is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                continue;
            }

            var name = workbook.GetAttribute("name") ?? "";
            if (FindRelation(workbook) is { } id && targets.TryGetValue(id, out var target) && FindPart(archive, target) is { } part)
            {
                sheets.Add((name, part));
            }
        }

        return sheets;
    }

    /// <summary>Reads the rows of a sheet into a table. Cells with an error value are read as empty.</summary>
    public void ReadRows(ZipArchiveEntry part, SheetBuilder sheet)
    {
        var number = 0;
        var cells = new List<string>();
        foreach (var cell in ReadCells(part))
        {
            if (cell.Row != number)
            {
                sheet.Add(number, [.. cells]);
                cells.Clear();
                number = cell.Row;
            }

            // Limit the column, so that a cell far to the right does not fill memory. The row is still reported as too wide.
            var column = Math.Min(cell.Column - 1, FormFile.MaxColumns + 1);
            if (cell.Kind == WorkbookCellKind.Error || cell.Text.Length == 0 || column < cells.Count)
            {
                continue;
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(cell.Text);
        }

        sheet.Add(number, [.. cells]);
    }

    /// <summary>The cells of a sheet that are not empty, in the order of the file: row by row, from left to right.</summary>
    public IEnumerable<WorkbookCell> ReadCells(ZipArchiveEntry part)
    {
        using var reader = XmlReader.Create(part.Open(), Settings);
        var (row, column) = (0, 0);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                row =
                    int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > row
                        ? given
                        : row + 1;
                column = 0;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = FindColumn(reader.GetAttribute("r")) is { } named ? named + 1 : column + 1;
                if (ReadCell(reader, row, column) is { } cell)
                {
                    yield return cell;
                }
            }
        }
    }

    /// <summary>The ranges of merged cells, as written in the file: <c>C7:C9</c>.</summary>
    public static IReadOnlyList<string> ReadJoined(ZipArchiveEntry part)
    {
        var joined = new List<string>();
        using var reader = XmlReader.Create(part.Open(), Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && reader.GetAttribute("ref") is { } range)
            {
                joined.Add(range);
            }
        }

        return joined;
    }

    private WorkbookCell? ReadCell(XmlReader reader, int row, int column)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        if (reader.IsEmptyElement)
        {
            return null;
        }

        var (value, inline, isFormula, depth) = ("", (StringBuilder?)null, false, reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" })
            {
                value = ReadText(reader);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "f" })
            {
                isFormula = true;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                SkipInside(reader);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                (inline ??= new StringBuilder()).Append(ReadText(reader));
            }
        }

        var isDate = type is null or "n" && _dateStyles.Value.Contains(style);
        var (kind, text) = type switch
        {
            "s" => (
                WorkbookCellKind.Text,
                int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _shared.Value.Count
                    ? _shared.Value[number]
                    : ""),
            "inlineStr" => (WorkbookCellKind.Text, Unescape(inline?.ToString() ?? "")),
            "str" => (WorkbookCellKind.Text, Unescape(value)),
            "b" => (WorkbookCellKind.Truth, value is "1" or "true" ? "TRUE" : "FALSE"),
            "e" => (WorkbookCellKind.Error, value),
            "d" => (WorkbookCellKind.Date, value),
            _ => (isDate ? WorkbookCellKind.Date : WorkbookCellKind.Number, CellNumber.ToText(value, isDate, _daysLater.Value)),
        };
        return text.Length == 0 && !isFormula ? null : new WorkbookCell(row, column, kind, text, isFormula);
    }

    /// <summary>Reads the text of the current element and leaves the reader at its end tag.</summary>
    private static string ReadText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (text, more, depth) = ("", (StringBuilder?)null, reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (text.Length == 0)
            {
                text = reader.Value;
            }
            else
            {
                (more ??= new StringBuilder(text)).Append(reader.Value);
            }
        }

        return more?.ToString() ?? text;
    }

    private static void SkipInside(XmlReader reader)
    {
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
            // Phonetic guides are not part of the text.
        }
    }

    private static List<string> ReadSharedTexts(ZipArchive archive)
    {
        var texts = new List<string>();
        using var reader = Open(archive, "xl/sharedStrings.xml");
        var text = new StringBuilder();
        while (reader?.Read() == true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si", IsEmptyElement: true })
            {
                texts.Add("");
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                SkipInside(reader);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text.Append(ReadText(reader));
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "si" })
            {
                texts.Add(Unescape(text.ToString()));
                text.Clear();
            }
        }

        return texts;
    }

    /// <summary>Indexes of the cell styles that show a number as a date or time.</summary>
    private static HashSet<int> ReadDateStyles(ZipArchive archive)
    {
        var (styles, custom) = (new HashSet<int>(), new HashSet<int>());
        using var reader = Open(archive, "xl/styles.xml");
        var (inCells, next) = (false, 0);
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" }
                && CellNumber.IsDateFormat(reader.GetAttribute("formatCode") ?? "")
                && FindNumber(reader) is { } format)
            {
                custom.Add(format);
            }
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                if (FindNumber(reader) is { } used && (used is (>= 14 and <= 22) or (>= 45 and <= 47) || custom.Contains(used)))
                {
                    styles.Add(next);
                }

                next++;
            }
        }

        return styles;
    }

    /// <summary>Days to add to the dates of this workbook. Workbooks of old Macintosh versions count from 1904 instead of 1900.</summary>
    private static int ReadDaysLater(ZipArchive archive)
    {
        const int DaysFrom1900To1904 = 1462;
        using var reader = Open(archive, "xl/workbook.xml");
        while (reader?.Read() == true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                return reader.GetAttribute("date1904") is "1" or "true" ? DaysFrom1900To1904 : 0;
            }
        }

        return 0;
    }

    private static int? FindNumber(XmlReader reader) =>
        int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// Decodes <c>_xHHHH_</c>. Excel writes characters that XML cannot hold like this, and writes an underscore as
    /// <c>_x005F_</c> where it would styles like the start of such a code.
    /// </summary>
    private static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, escape => ToCharacter(escape.Groups["code"].ValueSpan))
            : text;

    private static string ToCharacter(ReadOnlySpan<char> code)
    {
        // Drop carriage returns, since a line feed follows, and null characters.
        var character = (char)ushort.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return character is '\r' or '\0' ? "" : character.ToString();
    }

    [GeneratedRegex(
        "_x(?<code>[0-9A-Fa-f]{4})_",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Escape();

    private static string? FindRelation(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
        {
            id = sheet.LocalName == "id" ? sheet.Value : id;
        }

        sheet.MoveToElement();
        return id;
    }

    private static XmlReader? Open(ZipArchive archive, string part) =>
        FindEntry(archive, part) is { } entry
            ? XmlReader.Create(
                entry.Open(),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    CloseInput = true,
                }
            )
            : null;

    private static ZipArchiveEntry? FindPart(ZipArchive archive, string target)
    {
        var path = target.StartsWith('/') ? target.TrimStart('/') : MainFolder + target;
        return FindEntry(archive, path.Replace("xl/../", "", StringComparison.Ordinal));
    }

    private static ZipArchiveEntry? FindEntry(ZipArchive archive, string part) =>
        archive.GetEntry(part)
        ?? archive.Entries.FirstOrDefault(entry => entry.FullName.Replace('\\', '/').Equals(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of a cell reference, from 0: 2 for C7; null if the reference has no column.</summary>
    private static int? FindColumn(string? cell)
    {
        var column = 0;
        foreach (var character in cell ?? "")
        {
            if (!char.IsAsciiLetterUpper(character) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (character - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
