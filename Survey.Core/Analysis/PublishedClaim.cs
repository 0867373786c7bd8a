using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>A printed claim: these elements are recurrent in every region but some, and in those they are not.</summary>
/// <param name="Elements">In the order printed.</param>
/// <param name="Except">The regions excepted, in the directory's order; none for "in all regions".</param>
public sealed record PublishedClaim(IReadOnlyList<Element> Elements, IReadOnlyList<Region> Except);
