using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Which of the rows that are saved now is which of those that a form showed. Of the latter only the marks are known, and
/// what the form says in them now. A row whose mark is still there is that row; of what is left, rows with words in
/// common are the same; then rows at the same place between rows that are known.
/// </summary>
internal static class RowOrigins
{
    /// <summary>The place among the saved rows of each row that the form showed; null for a row that is not there any more.</summary>
    /// <param name="shown">The rows that the form showed.</param>
    /// <param name="now">What the form says in each of them now; null for one that was removed in the form.</param>
    /// <param name="saved">The rows that are saved now.</param>
    public static int?[] Find(IReadOnlyList<AnswerMark> shown, IReadOnlyList<DraftRow?> now, IReadOnlyList<DraftRow> saved)
    {
        var places = new int?[shown.Count];
        var left = new SortedSet<int>(Enumerable.Range(0, saved.Count));
        FindUnchanged(shown, saved, places, left);
        FindSimilar(now, saved, places, left);
        FindByPlace(places, left);
        return places;
    }

    private static void FindUnchanged(IReadOnlyList<AnswerMark> shown, IReadOnlyList<DraftRow> saved, int?[] places, SortedSet<int> left)
    {
        // Of rows that say the same, such as blank ones, the one that stands where it stood.
        foreach (var row in Enumerable.Range(0, Math.Min(shown.Count, saved.Count)).Where(row => shown[row].Mark == saved[row].Mark))
        {
            places[row] = row;
            left.Remove(row);
        }

        var byMark = left.GroupBy(place => saved[place].Mark, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => new Queue<int>(rows), StringComparer.Ordinal);
        for (var row = 0; row < shown.Count; row++)
        {
            if (places[row] is null && byMark.TryGetValue(shown[row].Mark, out var same) && same.TryDequeue(out var place))
            {
                places[row] = place;
                left.Remove(place);
            }
        }
    }

    private static void FindSimilar(IReadOnlyList<DraftRow?> now, IReadOnlyList<DraftRow> saved, int?[] places, SortedSet<int> left)
    {
        var unknown = Enumerable.Range(0, places.Length).Where(row => places[row] is null && now[row] is not null).ToList();
        var candidates = left.ToList();
        var alignment = RowAlignment.Of([.. unknown.Select(row => now[row]!.Answers)], [.. candidates.Select(place => saved[place].Answers)]);
        for (var index = 0; index < candidates.Count; index++)
        {
            if (alignment.FindEarlier(index) is { } row)
            {
                places[unknown[row]] = candidates[index];
                left.Remove(candidates[index]);
            }
        }
    }

    private static void FindByPlace(int?[] places, SortedSet<int> left)
    {
        var after = new int[places.Length + 1];
        after[^1] = int.MaxValue;
        for (var row = places.Length - 1; row >= 0; row--)
        {
            after[row] = places[row] ?? after[row + 1];
        }

        var before = -1;
        for (var row = 0; row < places.Length; row++)
        {
            if (places[row] is null && left.Count > 0 && before + 1 < after[row] && left.GetViewBetween(before + 1, after[row] - 1) is { Count: > 0 } between)
            {
                places[row] = between.Min;
                left.Remove(between.Min);
            }

            before = places[row] ?? before;
        }
    }
}
