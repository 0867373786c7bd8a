using Survey.Core.Organizations;

namespace Survey.Core.Responses;

/// <summary>The respondent: an organization of the directory, or anyone in an open round.</summary>
/// <param name="Id">The organization's code; in an open round, the id chosen for the respondent.</param>
/// <param name="Type">The type that the respondent is counted under.</param>
/// <param name="Regions">The regions that the respondent is counted in, in the directory's order; may be empty.</param>
/// <param name="Organization">Null in an open round.</param>
public sealed record Respondent(string Id, OrganizationType Type, IReadOnlyList<Region> Regions, Organization? Organization)
{
    /// <summary>Maximum length of an id in an open round, in characters.</summary>
    public const int MaxIdLength = 200;

    /// <summary>Code of the channel by which the respondent came to an open round; null for the round's own address.</summary>
    public string? Channel { get; init; }

    /// <summary>That the respondent agreed to the privacy notice of an open round; null if not known.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>The respondent for an organization.</summary>
    public static Respondent Of(Organization organization) =>
        new(organization.Code, organization.Type, organization.Regions, organization);
}
