using System.Globalization;

namespace Survey.Core.Reading.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Number">Number of the row as in a spreadsheet: from 1, including the header.</param>
/// <param name="Cells">
/// The texts from the first column on: valid Unicode, trimmed, empty for an empty cell. Empty cells at the end may be
/// missing.
/// </param>
/// <param name="Line">Number of the line in the text file, from 1; null for workbooks and CSV files.</param>
public sealed record TextRow(int Number, IReadOnlyList<string> Cells, int? Line = null)
{
    /// <summary>The text in a column, counted from 0; empty if there is none.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    /// <summary>
    /// A description of the cell's position for people, such as <c>C7</c> or <c>line 12</c>. The column is counted from
    /// 0.
    /// </summary>
    public string WhereIs(int column)
    {
        if (Line is { } line)
        {
            return string.Create(CultureInfo.InvariantCulture, $"line {line}");
        }

        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{Number}");
    }
}
