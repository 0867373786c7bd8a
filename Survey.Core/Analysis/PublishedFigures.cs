namespace Survey.Core.Analysis;

/// <summary>Figures as they were printed in a report, for comparison with recomputed ones. A figure that was not printed is null.</summary>
/// <param name="Source">The publication that printed them.</param>
/// <param name="Overall">Figures across all regions.</param>
/// <param name="Regions">Figures by region, in the order printed.</param>
/// <param name="Claims">Claims about recurrence across regions, in the order printed.</param>
public sealed record PublishedFigures(
    string? Source,
    PublishedGroup? Overall,
    IReadOnlyList<PublishedRegion> Regions,
    IReadOnlyList<PublishedClaim> Claims);
