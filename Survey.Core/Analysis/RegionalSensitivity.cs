namespace Survey.Core.Analysis;

/// <summary>How robust the findings of one region are.</summary>
/// <param name="Region">The overview with the findings that were tested.</param>
/// <param name="Elements">One entry per element, in the framework's order.</param>
public sealed record RegionalSensitivity(RegionalOverview Region, IReadOnlyList<ElementSensitivity> Elements);
