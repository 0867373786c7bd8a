namespace Survey.Files.Workbooks;

/// <summary>What was read from a sheet.</summary>
/// <param name="Name">The name of the sheet.</param>
/// <param name="Cells">The cells that are not empty, in the order of the file: row by row, from left to right.</param>
/// <param name="Joined">The ranges of merged cells, as written in the file: <c>C7:C9</c>.</param>
/// <param name="Comments">The comments at cells, in the order of the file.</param>
internal sealed record WorkbookSheet(
    string Name,
    IReadOnlyList<WorkbookCell> Cells,
    IReadOnlyList<string> Joined,
    IReadOnlyList<WorkbookComment> Comments);
