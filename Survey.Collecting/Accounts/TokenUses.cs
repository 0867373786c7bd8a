using System.Collections.Concurrent;
using Survey.Storage;
using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>When tokens were last used. It is noted in memory and stored from time to time, so that no request waits for it.</summary>
public sealed class TokenUses(IStore store)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _uses = new();

    /// <summary>Notes that a token is used now, if the last note is older than a minute.</summary>
    public void Note(ApiToken token)
    {
        var now = store.Time.GetUtcNow();
        if (token.LastUsedAt is not { } last || now - last >= Precision)
        {
            _uses[token.Id] = now;
        }
    }

    /// <summary>Stores what was noted since the last time.</summary>
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
