using Survey.Core.Languages;
using Survey.Core.Results;

namespace Survey.Files.Reports;

/// <summary>The results of a round to export.</summary>
/// <param name="Results">The figures.</param>
/// <param name="ProducedAt">The moment at which the export is produced.</param>
public sealed record ResultsExport(RoundResults Results, DateTimeOffset ProducedAt)
{
    /// <summary>The publication that it is from; null for the present state, or that of a day.</summary>
    public PublishedState? Publication { get; init; }

    /// <summary>The language of text and workbook; null for the round's own. JSON and CSV have codes.</summary>
    public Language? Language { get; init; }
}
