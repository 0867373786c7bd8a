namespace Survey.Files.Tables;

/// <summary>A drop-down in a column, or in one cell of it.</summary>
/// <param name="Column">Header of the column.</param>
/// <param name="Row">Number of the row, from 1; null for all rows below the header.</param>
/// <param name="Choices">The choices; null if they are the codes of another sheet.</param>
/// <param name="Sheet">Name of the sheet whose first column has the choices below its header; null if they are given.</param>
public sealed record DropDown(string Column, int? Row, IReadOnlyList<string>? Choices, string? Sheet);
