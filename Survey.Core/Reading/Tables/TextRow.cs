using System.Globalization;
using Survey.Core.Problems;

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

    /// <summary>The place of a cell in this row: by its name, such as <c>C7</c>, or by the line of a text file.</summary>
    /// <param name="sheet">The place of the table.</param>
    /// <param name="header">The column's header, or what the cell is called; empty if it has none.</param>
    /// <param name="column">The column, counted from 0.</param>
    public Place PlaceIn(Place sheet, string header, int column)
    {
        if (Line is { } line)
        {
            return sheet.Row(Number).CellInLine(header, line);
        }

        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return sheet.Row(Number).Cell(header, string.Create(CultureInfo.InvariantCulture, $"{letters}{Number}"));
    }
}
