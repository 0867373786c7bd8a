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

    /// <summary>The definition and decision that a session of this process has read last; null if none has read both.</summary>
    public KnownRound? FindKnown(string code) =>
        _entries.TryGetValue(code, out var entry)
        && entry is { Known: { } known, Number: var (revision, number), Decision: { } decision }
        && known.Revision == revision
            ? new KnownRound(known.Round, number, decision)
            : null;

    /// <summary>Notes the number of a revision that <see cref="Get"/> was asked for.</summary>
    public void NoteNumber(string code, Guid revision, int number) => _entries[code].Number = Tuple.Create(revision, number);

    /// <summary>Notes the decision about a round, if its definition is cached.</summary>
    public void NoteDecision(string code, RoundDecision decision)
    {
        if (_entries.TryGetValue(code, out var entry))
        {
            entry.Decision = decision;
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public Parsed? Known { get; set; }

        public Tuple<Guid, int>? Number { get; set; }

        public RoundDecision? Decision { get; set; }
    }

    private sealed record Parsed(Guid Revision, Round Round);
}
