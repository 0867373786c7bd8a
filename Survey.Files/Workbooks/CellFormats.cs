using System.Globalization;
using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>How the cell styles of a workbook show numbers: as dates or times, as percentages, or as they are.</summary>
internal sealed class CellFormats
{
    // Formats without a text of their own (ECMA-376 part 1, 18.8.30), with those of East Asian and Thai versions.
    private static readonly (int First, int Last)[] BuiltInDates = [(14, 22), (27, 36), (45, 47), (50, 58), (71, 81)];
    private static readonly (int First, int Last)[] BuiltInPercents = [(9, 10), (67, 68)];

    private readonly List<(bool IsDate, bool IsPercent)> _styles = [];

    /// <summary>Reads the part of the styles.</summary>
    /// <param name="reader">The part; null if the workbook has none: then all numbers are shown as they are.</param>
    /// <param name="budget">The budget of the workbook.</param>
    public CellFormats(XmlReader? reader, ReadingBudget budget)
    {
        var custom = new Dictionary<int, string>();
        var inCells = false;
        while (reader is not null && budget.Read(reader))
        {
            if (reader.LocalName == "cellXfs")
            {
                inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && FindFormat(reader) is { } number)
            {
                custom[number] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var used = FindFormat(reader) ?? 0;
                _styles.Add(
                    custom.TryGetValue(used, out var format)
                        ? (NumberFormatCode.IsDate(format), NumberFormatCode.IsPercent(format))
                        : (IsIn(BuiltInDates, used), IsIn(BuiltInPercents, used)));
            }
        }
    }

    /// <summary>Whether a style shows numbers as dates or times.</summary>
    /// <param name="style">The number of the style, from 0; others are those of no style.</param>
    public bool IsDate(int style) => style < _styles.Count && _styles[style].IsDate;

    /// <summary>Whether a style shows numbers as percentages.</summary>
    /// <param name="style">The number of the style, from 0; others are those of no style.</param>
    public bool IsPercent(int style) => style < _styles.Count && _styles[style].IsPercent;

    private static bool IsIn((int First, int Last)[] ranges, int number) =>
        Array.Exists(ranges, range => number >= range.First && number <= range.Last);

    private static int? FindFormat(XmlReader reader) =>
        int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
