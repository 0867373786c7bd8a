using Survey.Collecting.Invitations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Links;

/// <summary>Use cases of access links: issue, find and revoke.</summary>
public sealed class LinkDesk(IStore store)
{
    /// <summary>The link with that secret; null if there is none, or it was revoked.</summary>
    public Task<AccessLink?> FindBySecret(string secret, CancellationToken cancellationToken = default)
    {
        var hash = LinkSecret.HashOf(secret);
        return store.Access.Get(
            hash,
            store,
            async session => await session.Links.FindBySecret(hash) is { RevokedAt: null } row ? AccessLink.Of(row) : null,

            // A link that was never used is about to change.
            link => link.OpenedAt is not null,
            cancellationToken);
    }

    /// <summary>The link with that key, revoked or not; null if there is none. A key gives no access; only the secret does.</summary>
    public async Task<AccessLink?> Find(Guid id, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Links.Find(id) is { } row ? AccessLink.Of(row) : null;
    }

    /// <summary>
    /// Records the first change that somebody makes by a link. A visit alone is not recorded: mail scanners follow links, and reading must
    /// not wait for a writer.
    /// </summary>
    public async Task NoteOpened(AccessLink link, CancellationToken cancellationToken = default)
    {
        if (link.OpenedAt is not null)
        {
            return;
        }

        // Links of earlier versions can be in another bucket than the answer.
        await using var session = link.Bucket == Bucket.Of(link.Organization)
            ? await store.BeginAnswerWriteAsync(link.Organization, cancellationToken)
            : await store.BeginWriteAsync(cancellationToken);
        if (await session.Links.NoteOpened(link.Bucket, link.Id) > 0)
        {
            await session.Audit.Append(
                new Actor(link.Role, link.Organization),
                "link-opened",
                link.Round,
                link.Organization,
                link.Role.ToCode());
            await session.Commit();
        }
    }

    /// <summary>The links of one organization in a round, revoked ones too, in the order they were made.</summary>
    public async Task<IReadOnlyList<AccessLink>> GetOf(string round, string organization, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Links.GetOf(round, organization)).Select(AccessLink.Of)];
    }

    /// <summary>The links of a round, revoked ones too, in the order they were made.</summary>
    public async Task<IReadOnlyList<AccessLink>> GetAll(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Links.GetAll(round)).Select(AccessLink.Of)];
    }

    /// <summary>One page of a round's links, revoked or not, in order of creation.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="after">Key of the last link of the previous page; null for the first page.</param>
    /// <param name="limit">Maximum number of links.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<AccessLink>> GetPage(
        string round,
        Guid? after,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Links.GetPage(round, after, limit)).Select(AccessLink.Of)];
    }

    /// <summary>Makes a link for each of some organizations.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organizations">The organizations' codes.</param>
    /// <param name="role">Secretariat or chair.</param>
    /// <param name="actor">Who makes them.</param>
    /// <param name="replaces">True to revoke the links that these organizations have for this role; false to let them keep working.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The links in the order of the organizations. Their secrets are not stored and cannot be shown again.</returns>
    public async Task<Outcome<IReadOnlyList<IssuedLink>>> Issue(
        string round,
        IReadOnlyList<string> organizations,
        ActorRole role,
        Actor actor,
        bool replaces = false,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var invites = await session.Rounds.Find(round);
        foreach (var organization in organizations.Where(code => invites?.Round.Invites(code) != true))
        {
            problems.Add(ProblemCatalogue.ResponseNone, Place.OfFile("request"), ("round", round), ("organization", organization));
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<IReadOnlyList<IssuedLink>>(null);
        }

        // All at first: an organization that is named twice keeps both new links.
        foreach (var organization in replaces ? organizations : [])
        {
            await Revoke(session, round, organization, role, id: null, actor);
        }

        var issued = new List<IssuedLink>();
        foreach (var organization in organizations)
        {
            issued.Add(await Issue(session, round, organization, role, actor));
        }

        await session.Commit();
        return problems.ToOutcome<IReadOnlyList<IssuedLink>>(issued);
    }

    /// <summary>Revokes an organization's links at once. Who has a page open by one of them can no longer save.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="role">Only links of this role; null for both.</param>
    /// <param name="id">Only this link; null for all.</param>
    /// <param name="actor">Who revokes them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Number of links that were valid until now.</returns>
    public async Task<int> Revoke(
        string round,
        string organization,
        ActorRole? role,
        Guid? id,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var revoked = await Revoke(session, round, organization, role, id, actor);
        await session.Commit();
        return revoked;
    }

    private static async Task<int> Revoke(StoreSession session, string round, string organization, ActorRole? role, Guid? id, Actor actor)
    {
        var revoked = await session.Links.Revoke(round, organization, role?.ToCode(), id);
        if (revoked > 0)
        {
            await session.Audit.Append(actor, "link-revoked", round, organization, role?.ToCode());
        }

        return revoked;
    }

    /// <summary>Issues one link within the caller's transaction.</summary>
    internal static async Task<IssuedLink> Issue(StoreSession session, string round, string organization, ActorRole role, Actor actor)
    {
        if (role is not (ActorRole.Secretariat or ActorRole.Chair or ActorRole.Respondent))
        {
            throw new ArgumentOutOfRangeException(nameof(role), role, "Links are for those who answer and for chairs.");
        }

        // A link is in the bucket of its answer, where a session that writes only this answer may store it.
        string secret;
        byte[] hash;
        do
        {
            secret = LinkSecret.Make();
            hash = LinkSecret.HashOf(secret);
        }
        while (Bucket.OfHash(hash) != Bucket.Of(organization));

        var row = new AccessLinkRow
        {
            Id = session.NewId(),
            Round = round,
            Organization = organization,
            Role = role.ToCode(),
            SecretHash = hash,
            CreatedAt = session.Now,
            CreatedBy = actor.Name,
        };
        await session.Links.Add(row);
        await session.Audit.Append(actor, "link-issued", round, organization, role.ToCode());
        return new IssuedLink(AccessLink.Of(row), secret);
    }
}
