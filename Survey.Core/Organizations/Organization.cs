using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>An organization that may be invited to answer.</summary>
/// <param name="Position">Position in the directory's order, from 0.</param>
/// <param name="Code">Unique among the organizations of the directory.</param>
/// <param name="Short">Short name for tables; the full name if none was given.</param>
/// <param name="Name">Full name.</param>
/// <param name="Type">The type that it is counted under.</param>
/// <param name="Regions">
/// The regions that it belongs to, in the directory's order. None for a global process, which is counted only in the
/// totals; several for an interregional forum, which is counted in each of them.
/// </param>
public sealed record Organization(
    int Position,
    string Code,
    LocalizedText Short,
    LocalizedText Name,
    OrganizationType Type,
    IReadOnlyList<Region> Regions)
{
    /// <summary>The subregions of its regions that it belongs to, in the directory's order; usually none.</summary>
    public IReadOnlyList<Subregion> Subregions { get; init; } = [];

    /// <summary>Former names, in the order given; usually empty.</summary>
    public IReadOnlyList<LocalizedText> FormerNames { get; init; } = [];

    /// <summary>The first day on which the organization existed; null if not given.</summary>
    public DateOnly? ActiveFrom { get; init; }

    /// <summary>The last day on which the organization existed; null if not given, or if it still exists.</summary>
    public DateOnly? ActiveTo { get; init; }

    /// <summary>True if the organization ended before a day; false if one of the two days is not known.</summary>
    public bool EndedBefore(DateOnly? day) => ActiveTo < day;
}
