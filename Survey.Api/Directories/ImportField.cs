namespace Survey.Api.Directories;

/// <summary>Change of one column.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Before">The present text.</param>
/// <param name="After">The new text.</param>
public sealed record ImportField(string Column, string Before, string After);
