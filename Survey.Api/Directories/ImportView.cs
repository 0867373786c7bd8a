using Survey.Api.Http;

namespace Survey.Api.Directories;

/// <summary>What a table would make of a directory.</summary>
/// <param name="Changes">What would change, in the order of the table; what it lacks comes last.</param>
/// <param name="IsReordered">Whether organizations would stand in another order.</param>
/// <param name="Warnings">What deserves a look.</param>
public sealed record ImportView(IReadOnlyList<ImportChange> Changes, bool IsReordered, IReadOnlyList<ProblemEntry> Warnings);
