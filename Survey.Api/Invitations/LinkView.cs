using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Core.Responses;

namespace Survey.Api.Invitations;

/// <summary>An access link. Its secret is shown once, when it is made.</summary>
/// <param name="Id">Key of the link; not a secret.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Role">secretariat or chair.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Display name of who made it.</param>
/// <param name="OpenedAt">When it was first used to change something; null if never.</param>
/// <param name="RevokedAt">When it was revoked; null if it is valid.</param>
public sealed record LinkView(
    Guid Id,
    string Organization,
    string Role,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>The view of a link.</summary>
    public static LinkView Of(AccessLink link) =>
        new(link.Id, link.Organization, link.Role.ToCode(), link.CreatedAt, link.CreatedBy, link.OpenedAt, link.RevokedAt);
}
