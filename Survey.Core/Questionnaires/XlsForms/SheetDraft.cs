using Survey.Core.Problems;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A sheet of a form while it is being written. Each row holds its cells by column name.</summary>
/// <param name="name">Name of the sheet.</param>
/// <param name="order">The columns that come first, in order, each followed by its columns per language.</param>
internal sealed class SheetDraft(string name, IReadOnlyList<string> order)
{
    private readonly List<OrderedDictionary<string, string>> _rows = [];

    /// <summary>True if a cell contains a run of spaces. Readers collapse such runs unless a setting forbids it.</summary>
    public bool HasRunsOfSpaces => _rows.Exists(row => row.Values.Any(text => text.Contains("  ", StringComparison.Ordinal)));

    /// <summary>Adds an empty row. Set its cells by column name.</summary>
    public OrderedDictionary<string, string> AddRow()
    {
        var row = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        _rows.Add(row);
        return row;
    }

    /// <summary>The sheet with all columns that have content, and those that are always written.</summary>
    /// <param name="file">The place of the form.</param>
    /// <param name="needed">Number of leading columns that are always written, even if empty.</param>
    public TextTable ToSheet(Place file, int needed)
    {
        var used = _rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var columns = order.SelectMany((column, index) => Languages(column, used, isNeeded: index < needed))
            .Concat(used)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var rows = _rows.Select((row, index) => new TextRow(index + 2, [.. columns.Select(column => row.GetValueOrDefault(column, ""))]));
        return new TextTable(name, file.Member(name), [new TextRow(1, columns), .. rows]);
    }

    private static IEnumerable<string> Languages(string column, List<string> used, bool isNeeded)
    {
        var own = used.Where(other => other == column || other.StartsWith($"{column}::", StringComparison.Ordinal))
            .OrderBy(other => other != column)
            .ToList();
        return own.Count == 0 && isNeeded ? [column] : own;
    }
}
