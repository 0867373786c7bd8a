namespace Survey.Api.Directories;

/// <summary>What changes in one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Before">What it says.</param>
/// <param name="After">What it would say.</param>
public sealed record ImportField(string Column, string Before, string After);
