namespace Survey.Files.Workbooks;

/// <summary>What somebody wrote about a cell beside it.</summary>
/// <param name="Row">The row of the cell, from 1.</param>
/// <param name="Column">The column of the cell, from 1.</param>
/// <param name="Text">The words, not blank.</param>
internal sealed record WorkbookComment(int Row, int Column, string Text);
