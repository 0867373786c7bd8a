using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The respondents behind a figure.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Organizations">Which, in the directory's order; null in an open round, where they are counted only.</param>
public sealed record RespondentGroup(int Count, IReadOnlyList<Organization>? Organizations)
{
    /// <summary>Whether an organization is among them; false in an open round.</summary>
    public bool Contains(Organization organization) => Organizations?.Contains(organization) ?? false;
}
