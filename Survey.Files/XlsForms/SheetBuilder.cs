using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;

namespace Survey.Files.XlsForms;

/// <summary>Gathers the rows of a sheet within the limits of what is taken, and notes what exceeds them.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="place">The sheet, or the file that is one.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class SheetBuilder(string name, Place place, ProblemLog problems)
{
    private readonly List<XlsRow> _rows = [];
    private bool _isFull;

    /// <summary>Adds a row, unless it holds no text at all.</summary>
    /// <param name="number">Its number, from 1; above that of the row before.</param>
    /// <param name="cells">Its cells, as the file has them.</param>
    /// <param name="line">Its line, in text files whose rows are no table's.</param>
    public void Add(int number, IReadOnlyList<string> cells, int? line = null)
    {
        if (_isFull)
        {
            return;
        }

        if (_rows.Count >= FormFile.MostRows || cells.Count > FormFile.MostColumns)
        {
            _isFull = true;
            problems.Add(ProblemCatalogue.XlsformTooLarge, place.Row(number), $"A sheet may have {FormFile.MostRows:N0} rows of {FormFile.MostColumns:N0} columns. The rest was not read.");
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
            _rows.Add(new XlsRow(number, cleaned, line));
        }
    }

    /// <summary>The sheet.</summary>
    public XlsSheet ToSheet() => new(name, place, _rows);

    private string Clean(string text, int number, int index, int? line)
    {
        if (text.Length == 0)
        {
            return "";
        }

        if (text.Length > FormFile.LongestCell)
        {
            problems.Add(
                ProblemCatalogue.XlsformTooLarge,
                place.Row(number).Cell("cell", new XlsRow(number, [], line).WhereIs(index)),
                string.Create(CultureInfo.InvariantCulture, $"The cell holds more than {FormFile.LongestCell:N0} characters, which no spreadsheet takes. Shorten it."));
            return "";
        }

        return CellCleaning.OfCell(text);
    }
}
