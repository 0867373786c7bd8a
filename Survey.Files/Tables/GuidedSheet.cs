using Survey.Core.Reading.Tables;

namespace Survey.Files.Tables;

/// <summary>A sheet of a workbook that people fill in: its table, and what helps them.</summary>
/// <param name="Table">The table.</param>
public sealed record GuidedSheet(TextTable Table)
{
    /// <summary>Notes at headers, by the header; a header with a language (<c>name (fr)</c>) has the note of its column.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The drop-downs. Other values can still be typed, after a question.</summary>
    public IReadOnlyList<DropDown> DropDowns { get; init; } = [];

    /// <summary>
    /// Headers of columns whose texts run from right to left (true) or from left to right (false), whatever the direction of the sheet.
    /// </summary>
    public IReadOnlyDictionary<string, bool> RightToLeftColumns { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>True if the sheet only explains: it has no header, and its columns are wide.</summary>
    public bool IsProse { get; init; }
}
