using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Links;

/// <summary>
/// A link that gives access to one response: to the organization's secretariat or chair, or in an open round to the person who answers. Its
/// secret is stored nowhere.
/// </summary>
/// <param name="Id">Key of the link; not a secret.</param>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code; in an open round the id of the respondent.</param>
/// <param name="Role">Secretariat, chair or respondent.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Display name of who made it.</param>
/// <param name="OpenedAt">When it was first used to change something; null if never.</param>
/// <param name="RevokedAt">When it was revoked; null if it is valid.</param>
public sealed record AccessLink(
    Guid Id,
    string Round,
    string Organization,
    ActorRole Role,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>The bucket in which the link is stored.</summary>
    internal int Bucket { get; private init; }

    internal static AccessLink Of(AccessLinkRow row) =>
        new(
            row.Id,
            row.Round,
            row.Organization,
            ActorRoles.Find(row.Role)!.Value,
            StoreSession.ToMoment(row.CreatedAt),
            row.CreatedBy,
            row.OpenedAt is null ? null : StoreSession.ToMoment(row.OpenedAt),
            row.RevokedAt is null ? null : StoreSession.ToMoment(row.RevokedAt))
        {
            Bucket = row.Bucket,
        };
}
