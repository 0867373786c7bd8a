namespace Survey.Core.Analysis;

/// <summary>Figures as they were printed somewhere, to be held against recomputed ones. What was not printed is null.</summary>
/// <param name="Source">Where they were printed.</param>
/// <param name="Overall">Across regions.</param>
/// <param name="Regions">By region, in the order printed.</param>
/// <param name="Claims">About recurrence across regions, in the order printed.</param>
public sealed record PublishedFigures(
    string? Source,
    PublishedGroup? Overall,
    IReadOnlyList<PublishedRegion> Regions,
    IReadOnlyList<PublishedClaim> Claims);
