namespace Survey.Files.Exports;

/// <summary>One table to export.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Columns">Names of the columns, in order.</param>
/// <param name="Rows">
/// The rows, each with one cell for each column: null, text, <see cref="decimal"/>, <see cref="DateOnly"/> or <see cref="bool"/>.
/// Enumerated once.
/// </param>
public sealed record TableExport(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows);
