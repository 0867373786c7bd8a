namespace Survey.Core.Analysis;

/// <summary>What a report prints, for comparison with the recomputed figures and with itself.</summary>
/// <param name="Source">The publication that printed it; null if not given.</param>
/// <param name="Figures">Every printed figure, in the order of the file; those of <c>claims</c> come last.</param>
/// <param name="Claims">Claims about recurrence across regions, in the order printed.</param>
public sealed record PublishedFigures(string? Source, IReadOnlyList<PublishedFigure> Figures, IReadOnlyList<PublishedClaim> Claims)
{
    /// <summary>True if the comparison needs the responses themselves, because practices or footnotes were printed.</summary>
    public bool NeedResponses => Figures.Any(figure => figure.Kind.NeedsResponses);
}
