using Survey.Core.Languages;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Files.Reports;

/// <summary>Alignments of a round to export.</summary>
/// <param name="Round">The round.</param>
/// <param name="Tables">The alignments with the respondents that named their entries.</param>
/// <param name="ProducedAt">The moment at which the export is produced.</param>
public sealed record AlignmentsExport(Round Round, IReadOnlyList<AlignmentTable> Tables, DateTimeOffset ProducedAt)
{
    /// <summary>The language of texts and titles; null for the round's own.</summary>
    public Language? Language { get; init; }
}
