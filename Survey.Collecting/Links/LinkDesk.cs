using Survey.Collecting.Invitations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Collecting.Links;

/// <summary>Where access links are made, recognized and revoked.</summary>
/// <param name="store">The store.</param>
public sealed class LinkDesk(SqliteStore store)
{
    /// <summary>The link of a secret; null if there is none, or it was revoked.</summary>
    public AccessLink? FindBySecret(string secret)
    {
        using var session = store.BeginSession(writes: false);
        return InUse(session.Links.FindBySecret(LinkSecret.HashOf(secret)));
    }

    /// <summary>A link by its key, a revoked one too; null if there is none. It opens nothing: for that the secret is needed.</summary>
    public AccessLink? Find(Guid id)
    {
        using var session = store.BeginSession(writes: false);
        return session.Links.Find(id.ToByteArray(bigEndian: true)) is { } row ? AccessLink.Of(row) : null;
    }

    /// <summary>The link of a secret, noting that it was used; null if there is none, or it was revoked.</summary>
    public AccessLink? Open(string secret)
    {
        var link = FindBySecret(secret);
        if (link is null || link.OpenedAt is not null)
        {
            return link;
        }

        using var session = store.BeginSession(writes: true);
        session.Links.NoteOpened(link.Id.ToByteArray(bigEndian: true));
        session.Audit.Append(new Actor(link.Role, link.Organization), "link-opened", link.Round, link.Organization, link.Role.ToCode());
        session.Commit();
        return FindBySecret(secret);
    }

    /// <summary>The links of a round, revoked ones too, in the order they were made.</summary>
    public IReadOnlyList<AccessLink> GetAll(string round)
    {
        using var session = store.BeginSession(writes: false);
        return [.. session.Links.GetAll(round).Select(AccessLink.Of)];
    }

    /// <summary>Makes a link for each of some organizations. Those they have keep working.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organizations">The organizations' codes.</param>
    /// <param name="role">Secretariat or chair.</param>
    /// <param name="actor">Who makes them.</param>
    /// <returns>The links in the order of the organizations; their secrets cannot be told again.</returns>
    public Outcome<IReadOnlyList<IssuedLink>> Issue(string round, IReadOnlyList<string> organizations, ActorRole role, Actor actor)
    {
        var problems = new ProblemLog();
        using var session = store.BeginSession(writes: true);
        var invites = session.FindRound(round);
        foreach (var organization in organizations.Where(code => invites?.Round.Invites(code) != true))
        {
            problems.Add(ProblemCatalogue.ResponseNone, Place.OfFile("request"), ("round", round), ("organization", organization));
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<IReadOnlyList<IssuedLink>>(null);
        }

        var issued = organizations.Select(organization => Issue(session, round, organization, role, actor)).ToList();
        session.Commit();
        return problems.ToOutcome<IReadOnlyList<IssuedLink>>(issued);
    }

    /// <summary>Ends links of an organization at once; whoever has a page open by one of them can no longer save.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="role">Only those of this part; null for both.</param>
    /// <param name="id">Only this one; null for all.</param>
    /// <param name="actor">Who revokes them.</param>
    /// <returns>How many worked until now.</returns>
    public int Revoke(string round, string organization, ActorRole? role, Guid? id, Actor actor)
    {
        using var session = store.BeginSession(writes: true);
        var revoked = session.Links.Revoke(round, organization, role?.ToCode(), id?.ToByteArray(bigEndian: true));
        if (revoked > 0)
        {
            session.Audit.Append(actor, "link-revoked", round, organization, role?.ToCode());
        }

        session.Commit();
        return revoked;
    }

    /// <summary>Makes one link within a transaction.</summary>
    internal static IssuedLink Issue(StoreSession session, string round, string organization, ActorRole role, Actor actor)
    {
        if (role is not (ActorRole.Secretariat or ActorRole.Chair))
        {
            throw new ArgumentOutOfRangeException(nameof(role), role, "Links are for secretariats and chairs.");
        }

        var secret = LinkSecret.Make();
        var row = new AccessLinkRow
        {
            Id = session.NewId().ToByteArray(bigEndian: true),
            Round = round,
            Organization = organization,
            Role = role.ToCode(),
            SecretHash = LinkSecret.HashOf(secret),
            CreatedAt = session.Now,
            CreatedBy = actor.Name,
        };
        session.Links.Add(row);
        session.Audit.Append(actor, "link-issued", round, organization, role.ToCode());
        return new IssuedLink(AccessLink.Of(row), secret);
    }

    private static AccessLink? InUse(AccessLinkRow? row) => row is null || row.RevokedAt is not null ? null : AccessLink.Of(row);
}
