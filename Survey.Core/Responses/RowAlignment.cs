using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>
/// Which row before is which row after. Rows that say the same are matched first, as many as possible in their order;
/// between them, those that have most in common. What then is left on both sides and says the same, or nearly, was
/// moved. The rest was removed or added.
/// </summary>
/// <remarks>
/// It is worked out by the classic table of the best alignment up to each pair of rows, after the rows at both ends
/// that did not change were set aside. Where several alignments are equally good the order of the two sides would
/// decide; so the sides are put in an order of their own first, and comparing the other way round gives the same pairs.
/// </remarks>
public sealed class RowAlignment
{
    // Rows with less in common are different rows; one that was carried elsewhere must be recognized more surely.
    private const int Similar = 300;
    private const int Carried = 600;

    // An equal row outweighs any number of similar ones: the table has at most MostPairs cells.
    private const long Equal = 1_000_000_000;

    // Beyond this the table would take seconds; rows are then taken to be what stands at the same place from the start.
    private const long MostPairs = 250_000;

    private readonly int?[] _earlier;
    private readonly int?[] _later;
    private readonly HashSet<int> _moved = [];

    private RowAlignment(int before, int after)
    {
        _earlier = new int?[after];
        _later = new int?[before];
    }

    /// <summary>The row before that a row after is; null if it was added. From 0.</summary>
    public int? FindEarlier(int after) => _earlier[after];

    /// <summary>Whether a row before is no longer there.</summary>
    public bool IsRemoved(int before) => _later[before] is null;

    /// <summary>Whether a row before stands elsewhere among the others.</summary>
    public bool IsMoved(int before) => _moved.Contains(before);

    /// <summary>Aligns two lists of rows.</summary>
    public static RowAlignment Of(IReadOnlyList<AnswerSet> before, IReadOnlyList<AnswerSet> after)
    {
        var (rowsBefore, rowsAfter) = (before.Select(row => new RowSimilarity(row)).ToList(), after.Select(row => new RowSimilarity(row)).ToList());
        var isMirrored = Compare(rowsBefore, rowsAfter) > 0;
        var alignment = new RowAlignment(before.Count, after.Count);
        var pairs = isMirrored ? Pair(rowsAfter, rowsBefore).Select(pair => (Before: pair.Right, After: pair.Left, pair.IsMove)) : Pair(rowsBefore, rowsAfter);
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
        var inOrder = (long)(leftEnd - start) * (rightEnd - start) <= MostPairs
            ? Align(left, right, start, leftEnd, rightEnd)
            : [.. Enumerable.Range(start, Math.Min(leftEnd, rightEnd) - start).Select(row => (row, row))];
        var restLeft = Enumerable.Range(start, leftEnd - start).Except(inOrder.Select(pair => pair.Left)).ToList();
        var restRight = Enumerable.Range(start, rightEnd - start).Except(inOrder.Select(pair => pair.Right)).ToList();
        return Enumerable.Range(0, start).Select(row => (row, row, false))
            .Concat(inOrder.Select(pair => (pair.Left, pair.Right, false)))
            .Concat(FindCarried(left, right, restLeft, restRight).Select(pair => (pair.Left, pair.Right, true)))
            .Concat(Enumerable.Range(0, end).Select(row => (leftEnd + row, rightEnd + row, false)));
    }

    private static List<(int Left, int Right)> Align(List<RowSimilarity> left, List<RowSimilarity> right, int start, int leftEnd, int rightEnd)
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

    private static List<(int Left, int Right)> FindCarried(List<RowSimilarity> left, List<RowSimilarity> right, List<int> restLeft, List<int> restRight)
    {
        if ((long)restLeft.Count * restRight.Count > MostPairs)
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
        left.Zip(right, (one, other) => string.CompareOrdinal(one.Text, other.Text)).FirstOrDefault(order => order != 0) is var first and not 0
            ? first
            : left.Count.CompareTo(right.Count);
}
