using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>One row of a sheet, asked for its cells by what their columns mean.</summary>
/// <param name="table">The sheet.</param>
/// <param name="row">The row.</param>
/// <param name="collapsesSpace">Whether several spaces count as one.</param>
internal sealed class RowView(XlsTable table, XlsRow row, bool collapsesSpace)
{
    /// <summary>The row's number.</summary>
    public int Number => row.Number;

    /// <summary>The row as a whole.</summary>
    public Place Place => table.Sheet.Place.Row(row.Number);

    /// <summary>The columns of the sheet.</summary>
    public IReadOnlyList<XlsColumn> Columns => table.Columns;

    /// <summary>The columns of a meaning, one for each language.</summary>
    public IEnumerable<XlsColumn> All(string key) => table.All(key);

    /// <summary>The place of the cell in a column.</summary>
    public Place PlaceOf(XlsColumn column) => table.PlaceOf(row, column);

    /// <summary>The place of the cell in the column of a meaning; the row if there is no such column.</summary>
    public Place PlaceOf(string key) => table.Find(key) is { } column ? PlaceOf(column) : Place;

    /// <summary>The text in a column, white space cleaned; null if there is none.</summary>
    public string? Text(XlsColumn column)
    {
        var text = row[column.Index];
        if (collapsesSpace && text.Contains("  ", StringComparison.Ordinal))
        {
            text = CellCleaning.CollapseSpaces(text);
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The text in the column of a meaning, white space cleaned; null if there is none.</summary>
    public string? Text(string key) => table.Find(key) is { } column ? Text(column) : null;

    /// <summary>The same with straight quotes and plain spaces, for what programs read.</summary>
    public string? Code(string key) => Text(key) is { } text ? CellCleaning.ForPrograms(text) : null;
}
