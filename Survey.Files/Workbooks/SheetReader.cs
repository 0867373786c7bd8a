using System.Globalization;
using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>Reads the part of a sheet in one pass.</summary>
/// <param name="budget">The budget of the workbook.</param>
/// <param name="shared">The texts that the cells of all sheets share.</param>
/// <param name="formats">How cell styles show numbers.</param>
/// <param name="daysLater">Days to add to dates: 1462 in workbooks that count from 1904, otherwise 0.</param>
internal sealed class SheetReader(ReadingBudget budget, IReadOnlyList<string> shared, CellFormats formats, int daysLater)
{
    private readonly PartText _texts = new(budget);

    /// <summary>Reads a sheet.</summary>
    /// <param name="name">The name of the sheet.</param>
    /// <param name="reader">The part of the sheet.</param>
    /// <param name="addresses">The addresses that the sheet links to, by the names of the relations.</param>
    /// <param name="comments">The comments at its cells.</param>
    public WorkbookSheet Read(
        string name,
        XmlReader reader,
        IReadOnlyDictionary<string, string> addresses,
        IReadOnlyList<WorkbookComment> comments)
    {
        var (cells, joined) = (new List<WorkbookCell>(), new List<string>());
        var links = new Dictionary<(int, int), string>();
        var (row, column) = (0, 0);
        while (budget.Read(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    row = FindNumber(reader, "r") is { } given && given > row ? given : row + 1;
                    column = 0;
                    break;
                case "c":
                    column = CellReference.FindColumn(reader.GetAttribute("r")) ?? column + 1;
                    if (ReadCell(reader, row, column) is { } cell)
                    {
                        budget.ChargeCell();
                        cells.Add(cell);
                    }

                    break;
                case "mergeCell" when reader.GetAttribute("ref") is { } range:
                    budget.ChargeRange();
                    joined.Add(range);
                    break;
                case "hyperlink" when FindRelation(reader) is { } relation && addresses.TryGetValue(relation, out var address):
                    budget.ChargeRange();
                    if (CellReference.Find(reader.GetAttribute("ref")?.Split(':')[0]) is { } at)
                    {
                        links[at] = address;
                    }

                    break;
            }
        }

        return new WorkbookSheet(
            name,
            links.Count == 0
                ? cells
                : [.. cells.Select(cell => links.TryGetValue((cell.Row, cell.Column), out var link) ? cell with { Link = link } : cell)],
            joined,
            comments);
    }

    /// <summary>The name of the relation that an element refers to; null for none. The prefix of the attribute is free.</summary>
    public static string? FindRelation(XmlReader element)
    {
        string? id = null;
        while (element.MoveToNextAttribute())
        {
            id = element is { LocalName: "id", Prefix.Length: > 0 } ? element.Value : id;
        }

        element.MoveToElement();
        return id;
    }

    private WorkbookCell? ReadCell(XmlReader reader, int row, int column)
    {
        var type = reader.GetAttribute("t");
        var style = FindNumber(reader, "s") ?? 0;
        if (reader.IsEmptyElement)
        {
            return null;
        }

        var (value, inline, isFormula, depth) = ("", "", false, reader.Depth);
        while (budget.Read(reader) && reader.Depth > depth)
        {
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "v" }:
                    value = _texts.Read(reader);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    isFormula = true;
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "is" }:
                    inline = _texts.ReadRich(reader);
                    break;
            }
        }

        var (kind, text) = type switch
        {
            "s" => (WorkbookCellKind.Text, FindShared(value)),
            "inlineStr" => (WorkbookCellKind.Text, inline),
            "str" => (WorkbookCellKind.Text, PartText.Unescape(value)),
            "b" => (WorkbookCellKind.Truth, value is "1" or "true" ? "TRUE" : "FALSE"),
            "e" => (WorkbookCellKind.Error, value),
            "d" => (WorkbookCellKind.Date, value),
            _ when formats.IsDate(style) => (WorkbookCellKind.Date, CellNumber.ToText(value, isDate: true, daysLater)),
            _ when formats.IsPercent(style) => (WorkbookCellKind.Percent, CellNumber.ToText(value, isDate: false, daysLater)),
            _ => (WorkbookCellKind.Number, CellNumber.ToText(value, isDate: false, daysLater)),
        };
        return text.Length == 0 && !isFormula ? null : new WorkbookCell(row, column, kind, text, isFormula);
    }

    private static int? FindNumber(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A shared text. If it is not there, words are lost, and the workbook is damaged.</summary>
    private string FindShared(string value) =>
        value.Length == 0 ? ""
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < shared.Count ? shared[number]
        : throw new InvalidDataException("A cell names a shared text that is not in the workbook.");
}
