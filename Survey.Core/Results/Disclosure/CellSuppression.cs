namespace Survey.Core.Results.Disclosure;

// How cells are chosen.
//
// The sums of all rows and columns of a table are published, so a single withheld cell could be computed from them. A small cell is
// safe if there is a second table with the same sums and the same published cells in which it is not small. Such a table is made by
// raising the small cell by what it lacks, and lowering and raising others in turn, so that each row and each column keeps its sum:
//
//           a    b                  a    b
//     row   2   30        row      5   27         the four cells are withheld
//     row'  9   40        row'     6   43
//
// The cells that change form a path from the row of the small cell to its column: the path goes from a row to a column through a cell
// that is lowered, and from a column to a row through one that is raised. The cheapest path is taken: cells that are withheld already
// cost nothing, others cost their count. This is the idea of the hypercube method, with paths of any length instead of rectangles.
// Source: A. Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4 (tabular data).

/// <summary>
/// Decides which cells of a table of counts are withheld, so that nobody can tell from the published cells and sums that a count is
/// smaller than a threshold.
/// </summary>
internal static class CellSuppression
{
    /// <summary>Chooses the cells to withhold.</summary>
    /// <param name="counts">Counts by row and column. The sums of rows and columns are published.</param>
    /// <param name="smallest">The smallest count above 0 that may be published.</param>
    /// <returns>
    /// True for each cell that is withheld; null if the table cannot be protected, so that only its sums may be published.
    /// </returns>
    public static bool[,]? Of(int[,] counts, int smallest)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var withheld = new bool[rows, columns];
        List<(int Row, int Column)> small = [];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (IsSmall(counts[row, column], smallest))
                {
                    withheld[row, column] = true;
                    small.Add((row, column));
                }
            }
        }

        // Small cells first need the largest change. Their paths often protect the others too.
        foreach (var cell in small.OrderBy(cell => counts[cell.Row, cell.Column]))
        {
            if (FindPath(counts, withheld, cell, smallest - counts[cell.Row, cell.Column]) is not { } path)
            {
                return null;
            }

            foreach (var (row, column) in path)
            {
                withheld[row, column] = true;
            }
        }

        return withheld;
    }

    /// <summary>True for a count that must not be published: above 0 and below the smallest that may.</summary>
    public static bool IsSmall(int count, int smallest) => count > 0 && count < smallest;

    /// <summary>The cells of the cheapest path from the row of a cell to its column; null if there is none.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="withheld">The cells that are withheld already.</param>
    /// <param name="cell">The cell that is raised.</param>
    /// <param name="change">By how much it is raised. A cell that is lowered must have at least this count.</param>
    private static List<(int Row, int Column)>? FindPath(int[,] counts, bool[,] withheld, (int Row, int Column) cell, int change)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));

        // Rows are the nodes 0, 1, …; the columns follow.
        var goal = rows + cell.Column;
        var costs = new long[rows + columns];
        var before = new int[rows + columns];
        Array.Fill(costs, long.MaxValue);
        costs[cell.Row] = 0;
        var next = new PriorityQueue<int, long>();
        next.Enqueue(cell.Row, 0);
        while (next.TryDequeue(out var nearest, out var cost) && nearest != goal)
        {
            if (cost > costs[nearest])
            {
                continue;
            }

            var isRow = nearest < rows;
            for (var other = 0; other < (isRow ? columns : rows); other++)
            {
                var (row, column) = isRow ? (nearest, other) : (other, nearest - rows);
                var node = isRow ? rows + other : other;
                var total = cost + (withheld[row, column] ? 0 : counts[row, column] + 1L);
                if ((row, column) != cell && !(isRow && counts[row, column] < change) && total < costs[node])
                {
                    costs[node] = total;
                    before[node] = nearest;
                    next.Enqueue(node, total);
                }
            }
        }

        if (costs[goal] == long.MaxValue)
        {
            return null;
        }

        List<(int Row, int Column)> path = [];
        for (var node = goal; node != cell.Row; node = before[node])
        {
            path.Add(node < rows ? (node, before[node] - rows) : (before[node], node - rows));
        }

        return path;
    }
}
