namespace Survey.Files.Workbooks;

/// <summary>A formula in a cell, with the value that the cell shows before anything is recalculated.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">The row, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Figure">The formula and its value.</param>
/// <param name="Label">What the figure is about, for the sheet that compares figures; null if it is not compared.</param>
internal sealed record WrittenFormula(string Sheet, int Row, int Column, SheetFigure Figure, string? Label)
{
    /// <summary>The address within the sheet: <c>D5</c>.</summary>
    public string Address => FormulaText.Cell(Row, Column);
}
