using Survey.Core.Problems;

namespace Survey.Core.Reading.Tables;

/// <summary>One table of a form.</summary>
/// <param name="Name">Name of the sheet as written in the file.</param>
/// <param name="Place">The place of the sheet, or of the file if each sheet is a file.</param>
/// <param name="Rows">The rows by ascending number. Rows without text may be missing. Row 1 is the header.</param>
public sealed record TextTable(string Name, Place Place, IReadOnlyList<TextRow> Rows)
{
    /// <summary>The header row; null if the first row is empty.</summary>
    public TextRow? Header => Rows is [{ Number: 1 } first, ..] ? first : null;

    /// <summary>The rows below the header that have text.</summary>
    public IEnumerable<TextRow> Body => Rows.Where(row => row.Number > 1 && row.Cells.Any(cell => cell.Length > 0));
}
