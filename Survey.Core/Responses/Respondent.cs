using Survey.Core.Organizations;

namespace Survey.Core.Responses;

/// <summary>Who answered: an organization of the directory, or anyone in an open round.</summary>
/// <param name="Id">The organization's code, or what the open round knows the respondent by.</param>
/// <param name="Type">The type it counts under.</param>
/// <param name="Regions">The regions it counts in, in the directory's order; may be none.</param>
/// <param name="Organization">Null in an open round.</param>
public sealed record Respondent(string Id, OrganizationType Type, IReadOnlyList<Region> Regions, Organization? Organization)
{
    /// <summary>The largest number of characters of an open round's id.</summary>
    public const int LongestId = 200;

    /// <summary>An organization as respondent.</summary>
    public static Respondent Of(Organization organization) =>
        new(organization.Code, organization.Type, organization.Regions, organization);
}
