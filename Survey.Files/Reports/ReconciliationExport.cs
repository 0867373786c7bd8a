using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>The comparison of printed figures with recomputed ones, to export.</summary>
/// <param name="Round">The round.</param>
/// <param name="Reconciliation">The comparison.</param>
/// <param name="Source">The publication that printed the figures; null if not given.</param>
/// <param name="Language">The language of the text; null for the round's own.</param>
public sealed record ReconciliationExport(Round Round, Reconciliation Reconciliation, string? Source, Language? Language = null);
