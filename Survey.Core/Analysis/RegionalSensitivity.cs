namespace Survey.Core.Analysis;

/// <summary>How firmly the findings of a region stand.</summary>
/// <param name="Region">The findings.</param>
/// <param name="Elements">One for each element, in the framework's order.</param>
public sealed record RegionalSensitivity(RegionalOverview Region, IReadOnlyList<ElementSensitivity> Elements);
