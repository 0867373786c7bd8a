using System.Runtime.CompilerServices;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Audit;

/// <summary>Reads the audit trail. Nobody can change it.</summary>
public sealed class AuditDesk(IStore store)
{
    private const int Portion = 1000;

    /// <summary>One page of entries, latest first.</summary>
    /// <param name="round">Only entries of this round; null for all.</param>
    /// <param name="before">Only entries with a lower number; null for the latest.</param>
    /// <param name="limit">Maximum number of entries.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<AuditEntry>> GetLatest(
        string? round,
        long? before,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Audit.GetBefore(before ?? long.MaxValue, limit, round)).Select(ToEntry)];
    }

    /// <summary>Streams all entries in ascending order, from one snapshot.</summary>
    /// <param name="round">Only entries of this round; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<AuditEntry> ReadAll(string? round, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var last = 0L;
        while (await session.Audit.GetAfter(last, Portion, round) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                yield return ToEntry(row);
            }

            last = rows[^1].Number;
        }
    }

    private static AuditEntry ToEntry(AuditRow row) =>
        new(
            row.Number,
            StoreSession.ToMoment(row.At),
            ActorRoles.Find(row.Role) ?? ActorRole.Operator,
            row.Name,
            row.Action,
            row.Round,
            row.Subject,
            row.Details,
            Convert.ToHexStringLower(row.Hash));
}
