using Survey.Core.Problems;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>One row of a sheet, whose cells are read by the keys of their columns (<see cref="XlsColumn.Key"/>).</summary>
/// <param name="table">The sheet of the row.</param>
/// <param name="row">The row to read.</param>
/// <param name="collapsesSpace">True if a run of spaces counts as a single space.</param>
internal sealed class RowView(FormTable table, TextRow row, bool collapsesSpace)
{
    /// <summary>Number of the row, from 1; the header is row 1.</summary>
    public int Number => row.Number;

    /// <summary>The place of the whole row.</summary>
    public Place Place => table.Sheet.Place.Row(row.Number);

    /// <summary>The columns of the sheet.</summary>
    public IReadOnlyList<XlsColumn> Columns => table.Columns;

    /// <summary>The columns with that key, one per language.</summary>
    public IEnumerable<XlsColumn> All(string key) => table.All(key);

    /// <summary>The place of the cell in that column.</summary>
    public Place PlaceOf(XlsColumn column) => table.PlaceOf(row, column);

    /// <summary>The place of the cell in the column with that key; the row if there is no such column.</summary>
    public Place PlaceOf(string key) => table.Find(key) is { } column ? PlaceOf(column) : Place;

    /// <summary>The text in that column, with spaces collapsed if so set; null if it is empty.</summary>
    public string? Text(XlsColumn column)
    {
        var text = row[column.Index];
        if (collapsesSpace && text.Contains("  ", StringComparison.Ordinal))
        {
            text = CellCleaning.CollapseSpaces(text);
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The text in the column with that key, with spaces collapsed if so set; null if it is empty.</summary>
    public string? Text(string key) => table.Find(key) is { } column ? Text(column) : null;

    /// <summary>True if a column has a text in any language.</summary>
    public bool HasText(string key) => All(key).Any(column => Text(column) is not null);

    /// <summary>True if the row has a picture, sound or video.</summary>
    public bool HasMedia => SheetColumns.Media.Any(HasText);

    /// <summary>Like <see cref="Text(string)"/>, with straight quotes and plain spaces, for texts that are evaluated.</summary>
    public string? Code(string key) => Text(key) is { } text && CellCleaning.ForPrograms(text) is { Length: > 0 } code ? code : null;
}
