using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A sheet of a form while it is written: rows that name the columns of their cells.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="order">The columns that come first, in order; a column of them in a language follows it.</param>
internal sealed class WrittenSheet(string name, IReadOnlyList<string> order)
{
    private readonly List<OrderedDictionary<string, string>> _rows = [];

    /// <summary>Whether a cell holds several spaces in a row, which readers make one unless they are told not to.</summary>
    public bool HasRunsOfSpaces => _rows.Exists(row => row.Values.Any(text => text.Contains("  ", StringComparison.Ordinal)));

    /// <summary>Adds a row; its cells are set by the names of their columns.</summary>
    public OrderedDictionary<string, string> AddRow()
    {
        var row = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        _rows.Add(row);
        return row;
    }

    /// <summary>The sheet, with the columns that hold something and those that must be there.</summary>
    /// <param name="file">The form.</param>
    /// <param name="needed">How many of the first columns stand in any case.</param>
    public XlsSheet ToSheet(Place file, int needed)
    {
        var used = _rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var columns = order.SelectMany((column, index) => Languages(column, used, isNeeded: index < needed))
            .Concat(used)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var rows = _rows.Select((row, index) => new XlsRow(index + 2, [.. columns.Select(column => row.GetValueOrDefault(column, ""))]));
        return new XlsSheet(name, file.Member(name), [new XlsRow(1, columns), .. rows]);
    }

    private static IEnumerable<string> Languages(string column, List<string> used, bool isNeeded)
    {
        var own = used.Where(other => other == column || other.StartsWith($"{column}::", StringComparison.Ordinal)).OrderBy(other => other != column).ToList();
        return own.Count == 0 && isNeeded ? [column] : own;
    }
}
