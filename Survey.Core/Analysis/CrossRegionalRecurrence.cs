using Survey.Core.Frameworks;

namespace Survey.Core.Analysis;

/// <summary>The elements that are recurrent in exactly so many regions.</summary>
/// <param name="Regions">In how many regions.</param>
/// <param name="Elements">In the framework's order; may be none.</param>
public sealed record CrossRegionalRecurrence(int Regions, IReadOnlyList<Element> Elements);
