using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>A group of organization types that reports count together, for instance all inter-State consultation mechanisms.</summary>
/// <param name="Position">Position in the directory's order, from 0.</param>
/// <param name="Code">Unique among the groups of the directory.</param>
/// <param name="Name">Display name.</param>
public sealed record TypeGroup(int Position, string Code, LocalizedText Name)
{
    /// <summary>How sentences count organizations of the group as a whole; null if only the name is known.</summary>
    public CountedName? Counted { get; init; }
}
