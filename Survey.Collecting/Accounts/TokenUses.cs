using System.Collections.Concurrent;
using Survey.Storage;
using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>
/// Records when tokens were last used: in memory at first, and stored from time to time, so that no request waits for it.
/// </summary>
public sealed class TokenUses(IStore store)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _uses = new();

    /// <summary>Records that a token is used now, unless its stored last use is less than a minute old.</summary>
    public void Note(ApiToken token)
    {
        var now = store.Time.GetUtcNow();
        if (token.LastUsedAt is not { } last || !KeptMoments.IsWithin(last, now, Precision))
        {
            _uses[token.Id] = now;
        }
    }

    /// <summary>Stores the uses recorded since the last call.</summary>
    public async Task Save(CancellationToken cancellationToken = default)
    {
        if (_uses.IsEmpty)
        {
            return;
        }

        await using var session = await store.BeginWriteAsync(cancellationToken);
        var uses = _uses.ToArray();
        foreach (var (token, at) in uses)
        {
            await session.Tokens.NoteUse(token, at);
        }

        await session.Commit();
        foreach (var use in uses)
        {
            _uses.TryRemove(use);
        }
    }
}
