using Survey.Core.Comparisons;
using Survey.Core.Languages;

namespace Survey.Files.Reports;

/// <summary>A comparison of two rounds to export.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="ProducedAt">The moment at which the export is produced.</param>
public sealed record ComparisonExport(RoundComparison Comparison, DateTimeOffset ProducedAt)
{
    /// <summary>The language of text and workbook; null for the later round's own. JSON and CSV have codes.</summary>
    public Language? Language { get; init; }
}
