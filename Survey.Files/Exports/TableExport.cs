namespace Survey.Files.Exports;

/// <summary>One table to export.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Columns">In order.</param>
/// <param name="Rows">
/// The rows, each with one cell for each column: null, text, <see cref="decimal"/>, <see cref="DateOnly"/> or <see cref="bool"/>.
/// Enumerated once.
/// </param>
public sealed record TableExport(string Name, IReadOnlyList<ExportColumn> Columns, IAsyncEnumerable<object?[]> Rows)
{
    /// <summary>Columns of texts with these names.</summary>
    public static IReadOnlyList<ExportColumn> ToColumns(IEnumerable<string> names) =>
        [.. names.Select(name => new ExportColumn(name, ColumnKind.Text))];
}
