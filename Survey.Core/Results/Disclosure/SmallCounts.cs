namespace Survey.Core.Results.Disclosure;

/// <summary>Adds up what has small counts with the next larger ones, until the sum is no longer small.</summary>
internal static class SmallCounts
{
    /// <summary>
    /// The items with small counts, and the next larger ones until their sum is not small; empty if no count is small. It may be all.
    /// </summary>
    /// <param name="items">The items whose counts add up to a sum that is known.</param>
    /// <param name="count">The count of an item.</param>
    /// <param name="smallest">The smallest count above 0 that is not small.</param>
    public static HashSet<T> TakeTogether<T>(IReadOnlyList<T> items, Func<T, int> count, int smallest)
        where T : notnull
    {
        HashSet<T> together = [.. items.Where(item => CellSuppression.IsSmall(count(item), smallest))];
        var larger = new Queue<T>(items.Where(item => count(item) >= smallest).OrderBy(count));
        while (together.Count > 0
            && (together.Count < 2 || together.Sum(count) < smallest)
            && larger.TryDequeue(out var next))
        {
            together.Add(next);
        }

        return together;
    }

    /// <summary>
    /// The groups with answers, then respondents without a region; those with few respondents are added up in a last row.
    /// </summary>
    /// <param name="groups">The groups with answers.</param>
    /// <param name="total">All respondents with an answer.</param>
    /// <param name="counts">The counts of all respondents.</param>
    /// <param name="smallest">The smallest count above 0 that is not small.</param>
    public static IReadOnlyList<GroupRow> AddUp(IReadOnlyList<GroupRow> groups, int total, IReadOnlyList<int> counts, int smallest)
    {
        var rest = total - groups.Sum(row => row.Answered);
        IReadOnlyList<GroupRow> rows = rest <= 0
            ? groups
            :
            [
                .. groups,
                new GroupRow(
                    [],
                    rest,
                    [.. counts.Select((count, column) => Math.Max(0, count - groups.Sum(row => row.Counts[column])))],
                    HasWithoutRegion: true),
            ];
        var together = TakeTogether(rows, row => row.Answered, smallest);
        return together.Count == 0
            ? rows
            :
            [
                .. rows.Where(row => !together.Contains(row)),
                new GroupRow(
                    [.. together.SelectMany(row => row.Groups)],
                    together.Sum(row => row.Answered),
                    [.. counts.Select((_, column) => together.Sum(row => row.Counts[column]))],
                    together.Any(row => row.HasWithoutRegion)),
            ];
    }
}

/// <summary>The answers of a group of respondents, before it is decided which counts are withheld.</summary>
/// <param name="Groups">One group, or several that are added up; none if it has only respondents without a region.</param>
/// <param name="Answered">Number of respondents that answered.</param>
/// <param name="Counts">Number of respondents by entry.</param>
/// <param name="HasWithoutRegion">True if respondents without a region are among them.</param>
internal sealed record GroupRow(
    IReadOnlyList<ResultGroup> Groups,
    int Answered,
    IReadOnlyList<int> Counts,
    bool HasWithoutRegion = false);
