using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;

namespace Survey.Files.XlsForms;

/// <summary>Collects the rows of a sheet and reports rows and cells that exceed the limits of <see cref="FormFile"/>.</summary>
/// <param name="name">Name of the sheet.</param>
/// <param name="place">The sheet, or the file if the file is one sheet.</param>
/// <param name="problems">Receives a problem for each limit that is exceeded.</param>
internal sealed class SheetBuilder(string name, Place place, ProblemLog problems)
{
    private readonly List<TextRow> _rows = [];
    private bool _isFull;

    /// <summary>Adds a row, unless it contains no text. After the first row beyond a limit, all rows are ignored.</summary>
    /// <param name="number">Number of the row, from 1; larger than that of the previous row.</param>
    /// <param name="cells">The texts of the cells, as in the file.</param>
    /// <param name="line">Line of a text file, from 1; null if the row number is enough to find the row.</param>
    public void Add(int number, IReadOnlyList<string> cells, int? line = null)
    {
        if (_isFull)
        {
            return;
        }

        if (_rows.Count >= FormFile.MaxRows || cells.Count > FormFile.MaxColumns)
        {
            _isFull = true;
            problems.Add(
                ProblemCatalogue.XlsformTooLarge["sheet"],
                place.Row(number),
                ("rows", FormFile.MaxRows),
                ("columns", FormFile.MaxColumns));
            return;
        }

        var cleaned = new string[cells.Count];
        var hasText = false;
        for (var index = 0; index < cleaned.Length; index++)
        {
            cleaned[index] = Clean(cells[index], number, index, line);
            hasText |= cleaned[index].Length > 0;
        }

        if (hasText)
        {
            _rows.Add(new TextRow(number, cleaned, line));
        }
    }

    /// <summary>The sheet with all rows that were added.</summary>
    public TextTable ToSheet() => new(name, place, _rows);

    private string Clean(string text, int number, int index, int? line)
    {
        if (text.Length == 0)
        {
            return "";
        }

        if (text.Length > FormFile.MaxCellLength)
        {
            problems.Add(
                ProblemCatalogue.XlsformTooLarge["cell"],
                new TextRow(number, [], line).PlaceIn(place, "cell", index),
                ("most", FormFile.MaxCellLength));
            return "";
        }

        return CellCleaning.OfCell(text);
    }
}
