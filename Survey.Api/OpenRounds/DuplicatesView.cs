using Survey.Core.Results;

namespace Survey.Api.OpenRounds;

/// <summary>The responses of an open round that say the same. All of them count.</summary>
/// <param name="Total">Number of all groups.</param>
/// <param name="Groups">The largest groups first, at most 100.</param>
public sealed record DuplicatesView(int Total, IReadOnlyList<DuplicateGroupView> Groups)
{
    /// <summary>The groups as the API gives them.</summary>
    internal static DuplicatesView Of(DuplicateGroups found) =>
        new(found.Total, [.. found.Groups.Select(group => new DuplicateGroupView(group.Text, group.Count, group.First))]);
}
