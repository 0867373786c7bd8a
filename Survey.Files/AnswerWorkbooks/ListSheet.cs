using System.Globalization;
using ClosedXML.Excel;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The hidden sheet with the lists for data validation, one per column.</summary>
internal sealed class ListSheet
{
    /// <summary>The name of the sheet, the same in every language.</summary>
    public const string Name = "Lists";

    private readonly List<(string Key, IReadOnlyList<string> Entries)> _lists = [];

    /// <summary>Adds a list if it is new, and returns the range of its cells as data validation needs it.</summary>
    /// <param name="key">Identifies the list.</param>
    /// <param name="entries">The values of the list, in order.</param>
    public string RangeOf(string key, IEnumerable<string> entries)
    {
        var at = _lists.FindIndex(list => list.Key == key);
        if (at < 0)
        {
            at = _lists.Count;
            _lists.Add((key, [.. entries]));
        }

        var column = XLHelper.GetColumnLetterFromNumber(at + 1);
        return string.Create(CultureInfo.InvariantCulture, $"={Name}!${column}$1:${column}${Math.Max(1, _lists[at].Entries.Count)}");
    }

    /// <summary>Writes all lists.</summary>
    public void Write(IXLWorksheet worksheet)
    {
        worksheet.Visibility = XLWorksheetVisibility.VeryHidden;
        worksheet.Style.NumberFormat.Format = AnswerCellStyles.TextFormat;
        for (var column = 0; column < _lists.Count; column++)
        {
            for (var row = 0; row < _lists[column].Entries.Count; row++)
            {
                worksheet.Cell(row + 1, column + 1).SetValue(_lists[column].Entries[row]);
            }
        }

        worksheet.Protect();
    }
}
