using Survey.Api.Http;

namespace Survey.Api.Directories;

/// <summary>Preview of importing a table into a directory.</summary>
/// <param name="Changes">All changes in the order of the table, then removals.</param>
/// <param name="IsReordered">True if existing organizations would change their order.</param>
/// <param name="Warnings">The warnings found.</param>
public sealed record ImportView(IReadOnlyList<ImportChange> Changes, bool IsReordered, IReadOnlyList<ProblemEntry> Warnings);
