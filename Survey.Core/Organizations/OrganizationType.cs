using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>A type of organization, for instance a regional consultative process.</summary>
/// <param name="Position">Position in the directory's order, from 0.</param>
/// <param name="Code">Unique among the types of the directory.</param>
/// <param name="Name">Display name.</param>
/// <param name="Group">The group that it belongs to; null for none.</param>
public sealed record OrganizationType(int Position, string Code, LocalizedText Name, TypeGroup? Group = null)
{
    /// <summary>How sentences count organizations of the type; null if only the name is known.</summary>
    public CountedName? Counted { get; init; }
}
