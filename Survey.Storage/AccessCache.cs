using System.Collections.Concurrent;
using System.Diagnostics;

namespace Survey.Storage;

/// <summary>
/// Cache of tokens and access links by the hash of their secret. A revocation takes effect at once in the process that makes it, and
/// within a second in all others: each revocation raises a number in the store, and what was read before is read again.
/// </summary>
#pragma warning disable CA1001 // SemaphoreSlim needs disposal only if its wait handle is used.
public sealed class AccessCache
#pragma warning restore CA1001
{
    // Entries are small. When there are more, the cache starts again.
    private const int MostEntries = 20_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly Store _store;
    private readonly SemaphoreSlim _asking = new(1);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _generation;
    private long _askedAt;

    internal AccessCache(Store store) => _store = store;

    /// <summary>Returns what a secret gives access to; null if the store has nothing valid.</summary>
    /// <param name="hash">The hash of the secret.</param>
    /// <param name="store">Where to read it if it is not cached.</param>
    /// <param name="read">Reads it. What is null is not cached.</param>
    /// <param name="isCached">Whether the value may be cached.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<T?> Get<T>(
        byte[] hash,
        IStore store,
        Func<StoreSession, Task<T?>> read,
        Func<T, bool> isCached,
        CancellationToken cancellationToken)
        where T : class
    {
        var key = Convert.ToHexString(hash);
        var generation = await GetGeneration(cancellationToken);
        if (_entries.TryGetValue(key, out var entry) && entry.Generation == generation && entry.Value is T known)
        {
            return known;
        }

        // The number is from the same snapshot, so a revocation in between makes the entry outdated.
        await using var session = await store.BeginReadAsync(cancellationToken);
        var current = await session.AccessGeneration.Get();
        var value = await read(session);
        if (value is not null && isCached(value))
        {
            if (_entries.Count >= MostEntries)
            {
                _entries.Clear();
            }

            _entries[key] = new Entry(current, value);
        }

        return value;
    }

    /// <summary>Notes a number that the store has now.</summary>
    internal void Note(long generation)
    {
        for (var known = Volatile.Read(ref _generation); known < generation;)
        {
            var before = Interlocked.CompareExchange(ref _generation, generation, known);
            known = before == known ? generation : before;
        }
    }

    /// <summary>The latest number, as the store had it at most half a second ago.</summary>
    private async ValueTask<long> GetGeneration(CancellationToken cancellationToken)
    {
        if (!IsFresh())
        {
            await _asking.WaitAsync(cancellationToken);
            try
            {
                if (!IsFresh())
                {
                    var askedAt = Stopwatch.GetTimestamp();
                    await using var session = await _store.BeginReadAsync(cancellationToken);
                    Note(await session.AccessGeneration.Get());
                    Volatile.Write(ref _askedAt, askedAt);
                }
            }
            finally
            {
                _asking.Release();
            }
        }

        return Volatile.Read(ref _generation);

        bool IsFresh() => Volatile.Read(ref _askedAt) is not 0 and var at && Stopwatch.GetElapsedTime(at) < Fresh;
    }

    private sealed record Entry(long Generation, object Value);
}
