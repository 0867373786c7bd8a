using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>An organization that may be invited to answer.</summary>
/// <param name="Position">The place in the directory's order, from 0.</param>
/// <param name="Code">Unique among the organizations.</param>
/// <param name="Short">The name for tables; the full name where none was given.</param>
/// <param name="Name">The full name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Regions">
/// The regions it belongs to, in the directory's order: none (a global process, counted in overall totals alone), one,
/// or several (an interregional forum, counted in each).
/// </param>
public sealed record Organization(
    int Position,
    string Code,
    LocalizedText Short,
    LocalizedText Name,
    OrganizationType Type,
    IReadOnlyList<Region> Regions)
{
    /// <summary>What it was called before, in the order given; none for most.</summary>
    public IReadOnlyList<LocalizedText> FormerNames { get; init; } = [];

    /// <summary>The first day it existed; null where not said.</summary>
    public DateOnly? ActiveFrom { get; init; }

    /// <summary>The last day it existed, not before the first; null where not said, or if it still does.</summary>
    public DateOnly? ActiveTo { get; init; }
}
