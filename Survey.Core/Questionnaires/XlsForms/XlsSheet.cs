using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>One table of a form.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Place">The sheet, or the file that is one.</param>
/// <param name="Rows">In order, by their numbers; rows without any text may be absent. The header is the row of number 1.</param>
public sealed record XlsSheet(string Name, Place Place, IReadOnlyList<XlsRow> Rows)
{
    /// <summary>The names of the columns; null if the first row holds nothing.</summary>
    public XlsRow? Header => Rows is [{ Number: 1 } first, ..] ? first : null;

    /// <summary>The rows below the header that hold something.</summary>
    public IEnumerable<XlsRow> Body => Rows.Where(row => row.Number > 1 && row.Cells.Any(cell => cell.Length > 0));
}
