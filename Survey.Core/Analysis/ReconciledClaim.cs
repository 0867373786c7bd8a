using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>A printed claim about one element, with the regions where it holds and where not.</summary>
/// <param name="Element">The element.</param>
/// <param name="Except">The regions the claim excepts; none for "recurrent in all regions".</param>
/// <param name="RecurrentIn">Where the element is recurrent, in the directory's order.</param>
/// <param name="Holds">Where recurrent as claimed, or excepted and not recurrent.</param>
/// <param name="DoesNotHold">Where claimed and not recurrent, or excepted and recurrent all the same.</param>
public sealed record ReconciledClaim(
    Element Element,
    IReadOnlyList<Region> Except,
    IReadOnlyList<Region> RecurrentIn,
    IReadOnlyList<Region> Holds,
    IReadOnlyList<Region> DoesNotHold)
{
    /// <summary>Whether the claim holds in every region.</summary>
    public bool IsTrue => DoesNotHold.Count == 0;
}
