using System.Collections.Concurrent;
using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>
/// The latest definition of each round as it was last read, shared by the sessions of a store. A definition is parsed once,
/// however many sessions ask for it at the same time.
/// </summary>
internal sealed class RoundCache
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The round of a revision.</summary>
    /// <param name="code">The round's code.</param>
    /// <param name="revision">The key of the revision. Its number will not do: a revision that was rolled back leaves its number to another.</param>
    /// <param name="read">Reads and parses the revision's documents.</param>
    /// <param name="cancellationToken">Ends the waiting for another session that parses the same round.</param>
    public async Task<Round> Get(string code, Guid revision, Func<Task<Round>> read, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(code, _ => new Entry());
        if (entry.Known is { } known && known.Revision == revision)
        {
            return known.Round;
        }

        // If the first one fails or is canceled, the next one tries for itself.
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
