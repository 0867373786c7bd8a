using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>
/// Matches the rows of two revisions. Equal rows are matched first, as many as possible without changing their order;
/// the rows between them are matched by similarity. Rows left over on both sides that are equal or very similar count
/// as moved. All others were removed or added.
/// </summary>
/// <remarks>
/// The alignment is a weighted longest common subsequence, computed with the usual dynamic programming table after
/// the unchanged rows at both ends are set aside. Several alignments may be equally good, and the order of the two
/// lists would then decide. Therefore the two lists are first put in a fixed order by their content, so that comparing
/// in the opposite direction gives the same pairs.
/// </remarks>
public sealed class RowAlignment
{
    // Minimum similarities (see RowSimilarity). Rows that are less similar are different rows. A moved row needs a higher
    // similarity to be recognized.
    private const int Similar = 300;
    private const int Carried = 600;

    // One equal row outweighs any number of similar ones, because an alignment has far fewer pairs than the table's
    // MaxPairs cells.
    private const long Equal = 1_000_000_000;

    // A larger table would take seconds. Rows are then matched by position, counted from the start.
    private const long MaxPairs = 250_000;

    private readonly int?[] _earlier;
    private readonly int?[] _later;
    private readonly HashSet<int> _moved = [];

    private RowAlignment(int before, int after)
    {
        _earlier = new int?[after];
        _later = new int?[before];
    }

    /// <summary>Index of the earlier row (from 0) that matches a later row; null if the row was added.</summary>
    public int? FindEarlier(int after) => _earlier[after];

    /// <summary>True if an earlier row was removed.</summary>
    public bool IsRemoved(int before) => _later[before] is null;

    /// <summary>True if an earlier row has moved to a different position among the rows.</summary>
    public bool IsMoved(int before) => _moved.Contains(before);

    /// <summary>Aligns two lists of rows.</summary>
    public static RowAlignment Of(IReadOnlyList<AnswerSet> before, IReadOnlyList<AnswerSet> after)
    {
        var (rowsBefore, rowsAfter) = (
            before.Select(row => new RowSimilarity(row)).ToList(),
            after.Select(row => new RowSimilarity(row)).ToList());
        var isMirrored = Compare(rowsBefore, rowsAfter) > 0;
        var alignment = new RowAlignment(before.Count, after.Count);
        var pairs = isMirrored
            ? Pair(rowsAfter, rowsBefore).Select(pair => (Before: pair.Right, After: pair.Left, pair.IsMove))
            : Pair(rowsBefore, rowsAfter);
        foreach (var (left, right, isMove) in pairs)
        {
            alignment._earlier[right] = left;
            alignment._later[left] = right;
            if (isMove)
            {
                alignment._moved.Add(left);
            }
        }

        return alignment;
    }

    private static IEnumerable<(int Left, int Right, bool IsMove)> Pair(List<RowSimilarity> left, List<RowSimilarity> right)
    {
        var start = 0;
        while (start < left.Count && start < right.Count && left[start].Text == right[start].Text)
        {
            start++;
        }

        var end = 0;
        while (end < left.Count - start && end < right.Count - start && left[^(end + 1)].Text == right[^(end + 1)].Text)
        {
            end++;
        }

        var (leftEnd, rightEnd) = (left.Count - end, right.Count - end);
        var inOrder = (long)(leftEnd - start) * (rightEnd - start) <= MaxPairs
            ? Align(left, right, start, leftEnd, rightEnd)
            : [.. Enumerable.Range(start, Math.Min(leftEnd, rightEnd) - start).Select(row => (row, row))];
        var restLeft = Enumerable.Range(start, leftEnd - start).Except(inOrder.Select(pair => pair.Left)).ToList();
        var restRight = Enumerable.Range(start, rightEnd - start).Except(inOrder.Select(pair => pair.Right)).ToList();
        return Enumerable.Range(0, start).Select(row => (row, row, false))
            .Concat(inOrder.Select(pair => (pair.Left, pair.Right, false)))
            .Concat(FindCarried(left, right, restLeft, restRight).Select(pair => (pair.Left, pair.Right, true)))
            .Concat(Enumerable.Range(0, end).Select(row => (leftEnd + row, rightEnd + row, false)));
    }

    private static List<(int Left, int Right)> Align(
        List<RowSimilarity> left,
        List<RowSimilarity> right,
        int start,
        int leftEnd,
        int rightEnd)
    {
        var (rows, columns) = (leftEnd - start, rightEnd - start);
        var gain = new long[rows, columns];
        var best = new long[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                gain[row, column] = GainOf(left[start + row].To(right[start + column]));
                var paired = gain[row, column] > 0 ? gain[row, column] + best[row + 1, column + 1] : 0;
                best[row, column] = Math.Max(paired, Math.Max(best[row + 1, column], best[row, column + 1]));
            }
        }

        var pairs = new List<(int, int)>();
        for (var (row, column) = (0, 0); row < rows && column < columns;)
        {
            if (gain[row, column] > 0 && best[row, column] == gain[row, column] + best[row + 1, column + 1])
            {
                pairs.Add((start + row++, start + column++));
            }
            else if (best[row, column] == best[row + 1, column])
            {
                row++;
            }
            else
            {
                column++;
            }
        }

        return pairs;
    }

    private static List<(int Left, int Right)> FindCarried(
        List<RowSimilarity> left,
        List<RowSimilarity> right,
        List<int> restLeft,
        List<int> restRight)
    {
        if ((long)restLeft.Count * restRight.Count > MaxPairs)
        {
            return [];
        }

        var candidates = restLeft
            .SelectMany(row => restRight.Select(other => (Left: row, Right: other, Common: left[row].To(right[other]))))
            .Where(pair => pair.Common >= Carried)
            .OrderByDescending(pair => pair.Common);
        var pairs = new List<(int, int)>();
        var (takenLeft, takenRight) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (row, other, _) in candidates)
        {
            if (!takenLeft.Contains(row) && takenRight.Add(other))
            {
                takenLeft.Add(row);
                pairs.Add((row, other));
            }
        }

        return pairs;
    }

    private static long GainOf(int common) => common == RowSimilarity.Whole ? Equal : common >= Similar ? common : 0;

    private static int Compare(List<RowSimilarity> left, List<RowSimilarity> right) =>
        left.Zip(right, (one, other) => string.CompareOrdinal(one.Text, other.Text)).FirstOrDefault(order => order != 0)
            is var first
                and not 0
            ? first
            : left.Count.CompareTo(right.Count);
}
