using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>A type of organization, for instance regional consultative process.</summary>
/// <param name="Position">The place in the directory's order, from 0.</param>
/// <param name="Code">Unique among the types.</param>
/// <param name="Name">Its name.</param>
public sealed record OrganizationType(int Position, string Code, LocalizedText Name);
