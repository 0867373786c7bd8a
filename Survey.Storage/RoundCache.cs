using System.Collections.Concurrent;
using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>
/// Cache of each round's latest parsed definition, shared by all sessions of a store. A definition is parsed once, even if several sessions
/// ask for it at the same time.
/// </summary>
internal sealed class RoundCache
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Returns the round for one revision of its definition.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="revision">
    /// Key of the revision. Its number is not enough: after a rollback, another revision gets the same number.
    /// </param>
    /// <param name="read">Reads and parses the revision's documents.</param>
    /// <param name="cancellationToken">Cancels the wait for another session that parses the same round.</param>
    public async Task<Round> Get(string code, Guid revision, Func<Task<Round>> read, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(code, _ => new Entry());
        if (entry.Known is { } known && known.Revision == revision)
        {
            return known.Round;
        }

        // If the first caller fails or is canceled, the next one tries.
        await entry.Gate.WaitAsync(cancellationToken);
        try
        {
            if (entry.Known is { } parsed && parsed.Revision == revision)
            {
                return parsed.Round;
            }

            var round = await read();
            entry.Known = new Parsed(revision, round);
            return round;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public Parsed? Known { get; set; }
    }

    private sealed record Parsed(Guid Revision, Round Round);
}
