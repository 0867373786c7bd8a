using System.Runtime.CompilerServices;
using Survey.Collecting.Responses;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Audit;

/// <summary>Reads the audit trail. Nobody can change it.</summary>
public sealed class AuditDesk(IStore store)
{
    private const int Portion = 1000;

    /// <summary>Entries from the latest back, and whether there are earlier ones.</summary>
    /// <param name="round">Of this round alone; null for all.</param>
    /// <param name="before">Only those before this position; null for the latest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(IReadOnlyList<AuditEntry> Entries, bool HasMore)> GetLatest(
        string? round,
        AuditPosition? before,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var rows = await session.Audit.GetBefore(before ?? AuditPosition.End, limit + 1, round);
        return ([.. rows.Take(limit).Select(ToEntry)], rows.Count > limit);
    }

    /// <summary>Streams all entries in order of time, from one snapshot.</summary>
    /// <param name="round">Only entries of this round; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<AuditEntry> ReadAll(string? round, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var last = AuditPosition.Start;
        while (await session.Audit.GetAfter(last, Portion, round) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                yield return ToEntry(row);
            }

            last = AuditPosition.Of(rows[^1]);
        }
    }

    /// <summary>The seal of the entry that says that a revision was made; null if there is none.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<AuditSeal?> FindSeal(
        string round,
        string organization,
        RevisionEntry revision,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Revisions.Find(round, organization, revision.Number) is { } row
            && await session.Audit.FindOf(row) is { } entry
                ? AuditSeal.Of(entry)
                : null;
    }

    private static AuditEntry ToEntry(AuditRow row) =>
        new(
            AuditPosition.Of(row),
            StoreSession.ToMoment(row.At),
            ActorRoles.Find(row.Role) ?? ActorRole.Operator,
            row.Name,
            row.Action,
            row.Round,
            row.Subject,
            row.Details,
            Convert.ToHexStringLower(row.Hash));
}
