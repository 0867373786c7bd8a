using Survey.Core.Comparisons;
using Survey.Core.Languages;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>What changed since a publication, to export.</summary>
/// <param name="Round">The round as it is now.</param>
/// <param name="Publication">The publication.</param>
/// <param name="Comparison">The publication compared with the present state.</param>
/// <param name="ProducedAt">The moment at which the export is produced.</param>
public sealed record ChangesExport(
    Round Round,
    PublishedState Publication,
    StateComparison Comparison,
    DateTimeOffset ProducedAt)
{
    /// <summary>The language of text and workbook; null for the round's own. JSON has codes.</summary>
    public Language? Language { get; init; }
}
