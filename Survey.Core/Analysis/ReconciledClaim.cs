using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>A printed claim about one element, with the regions where it is true and where it is not.</summary>
/// <param name="Element">The element that the claim is about.</param>
/// <param name="Except">The regions that the claim excepts; empty for "recurrent in all regions".</param>
/// <param name="RecurrentIn">The regions where the element is recurrent, in the directory's order.</param>
/// <param name="Holds">The regions where the claim is true: recurrent as claimed, or excepted and not recurrent.</param>
/// <param name="DoesNotHold">The regions where the claim is false: claimed but not recurrent, or excepted but recurrent.</param>
public sealed record ReconciledClaim(
    Element Element,
    IReadOnlyList<Region> Except,
    IReadOnlyList<Region> RecurrentIn,
    IReadOnlyList<Region> Holds,
    IReadOnlyList<Region> DoesNotHold)
{
    /// <summary>True if the claim is true in every region.</summary>
    public bool IsTrue => DoesNotHold.Count == 0;
}
