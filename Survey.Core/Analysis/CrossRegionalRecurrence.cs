using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>The elements that are recurrent in a given number of regions, no more and no fewer.</summary>
/// <param name="Regions">Number of regions, at least 1.</param>
/// <param name="Elements">In the framework's order; may be empty.</param>
public sealed record CrossRegionalRecurrence(int Regions, IReadOnlyList<Element> Elements);
