using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>A printed claim that some elements are recurrent in every region except the ones named, where they are not.</summary>
/// <param name="Elements">The elements claimed to be recurrent, in the order printed.</param>
/// <param name="Except">The excepted regions, in the order printed; empty for "in all regions".</param>
public sealed record PublishedClaim(IReadOnlyList<Element> Elements, IReadOnlyList<Region> Except);
