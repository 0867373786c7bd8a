namespace Survey.Tests.Core.Results.Disclosure;

/// <summary>
/// Computes what a reader can find out about the withheld cells of a published table, by trying every table that has the same sums and
/// the same published cells.
/// </summary>
internal static class TableAttack
{
    /// <summary>The largest count that each withheld cell can have; the counts themselves for published cells.</summary>
    /// <param name="published">The cells by row and column; null for a withheld one.</param>
    /// <param name="rows">The sums of the rows.</param>
    /// <param name="columns">The sums of the columns.</param>
    public static int[,] FindLargest(int?[,] published, int[] rows, int[] columns)
    {
        var largest = new int[rows.Length, columns.Length];
        for (var cell = 0; cell < rows.Length * columns.Length; cell++)
        {
            largest[cell / columns.Length, cell % columns.Length] = -1;
        }

        Try(0, new int[rows.Length, columns.Length], [.. rows], [.. columns]);
        return largest;

        void Try(int cell, int[,] table, int[] restOfRows, int[] restOfColumns)
        {
            if (cell == rows.Length * columns.Length)
            {
                Note(table);
                return;
            }

            var (row, column) = (cell / columns.Length, cell % columns.Length);
            var most = Math.Min(restOfRows[row], restOfColumns[column]);
            var isLastOfRow = column == columns.Length - 1;
            var isLastOfColumn = row == rows.Length - 1;
            var (from, to) = published[row, column] is { } known ? (known, known) : (0, most);
            from = isLastOfRow ? Math.Max(from, restOfRows[row]) : from;
            from = isLastOfColumn ? Math.Max(from, restOfColumns[column]) : from;
            for (var count = from; count <= Math.Min(to, most); count++)
            {
                table[row, column] = count;
                restOfRows[row] -= count;
                restOfColumns[column] -= count;
                Try(cell + 1, table, restOfRows, restOfColumns);
                restOfRows[row] += count;
                restOfColumns[column] += count;
            }
        }

        void Note(int[,] table)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < columns.Length; column++)
                {
                    largest[row, column] = Math.Max(largest[row, column], table[row, column]);
                }
            }
        }
    }
}
