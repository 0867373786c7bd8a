namespace Survey.Files.Workbooks;

/// <summary>A rectangle of cells. Rows and columns count from 1, and both ends are included.</summary>
internal sealed record CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Parses a range like <c>C7:C9</c>; null if the text is not a range.</summary>
    public static CellRange? Find(string text) =>
        text.Split(':') is [var first, var last]
        && CellReference.Find(first) is var (firstRow, firstColumn)
        && CellReference.Find(last) is var (lastRow, lastColumn)
            ? new CellRange(firstRow, firstColumn, lastRow, lastColumn)
            : null;

    /// <summary>Whether a cell lies in the rectangle.</summary>
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}
