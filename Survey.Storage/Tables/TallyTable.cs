using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Tallies;

namespace Survey.Storage.Tables;

// How tallies stay equal to a recount.
//
// "tallied_round" has a row for each open round whose tallies are complete, with the definition that they were made with. A
// transaction that stores a revision notes what the earlier revision counted and what the new one counts, and Commit changes the
// rows by the difference, all in one go. Sessions that write at the same time have different buckets, so no two of them change
// the same row. A new definition changes what responses count, so it counts all of them again; it is stored by a session that
// writes alone.

/// <summary>The tables <c>tally</c> and <c>tallied_round</c>: counters of the overview and the results of open rounds.</summary>
public sealed class TallyTable
{
    private readonly StoreSession _session;
    private readonly Dictionary<(string Round, int Definition), Dictionary<int, RoundTallies>> _changes = [];

    internal TallyTable(StoreSession session) => _session = session;

    /// <summary>
    /// The tallies of an open round, added over all buckets; null if they are incomplete, damaged, or made with another definition, or if
    /// this session has changed responses.
    /// </summary>
    /// <param name="round">The round.</param>
    /// <param name="withResults">True for the results too, false for the overview alone, which is read faster.</param>
    public async Task<RoundTallies?> Find(Round round, bool withResults)
    {
        if (!round.IsOpen
            || _changes.Count > 0
            || await _session.Rounds.Find(round.Code) is not var (latest, definition)
            || !ReferenceEquals(latest, round)
            || await FindDefinition(round.Code) != definition)
        {
            return null;
        }

        var tallies = new RoundTallies(round);
        await foreach (var row in Read(round.Code, withResults))
        {
            if (row.Find(round) is not { } tally)
            {
                return null;
            }

            tallies.Merge(row.ToPart(), tally);
        }

        return tallies;
    }

    /// <summary>The number of the definition that a round's tallies were made with; null if they are incomplete.</summary>
    public Task<int?> FindDefinition(string round) =>
        _session.FindFirst<int?>(
            """
            SELECT round_revision
            FROM tallied_round
            WHERE round = @round
            """,
            new { round });

    /// <summary>Notes that a response of an open round changed. Does nothing for a round by invitation.</summary>
    /// <param name="round">The round.</param>
    /// <param name="definition">The number of its definition.</param>
    /// <param name="respondent">The respondent.</param>
    /// <param name="before">What the response counted before; null for nothing.</param>
    /// <param name="after">What it counts now; null for nothing.</param>
    public void Change(Round round, int definition, string respondent, TalliedResponse? before, TalliedResponse? after)
    {
        if (!round.IsOpen)
        {
            return;
        }

        if (!_changes.TryGetValue((round.Code, definition), out var buckets))
        {
            _changes.Add((round.Code, definition), buckets = []);
        }

        var tallies = Get(buckets, Bucket.Of(respondent), round);
        if (before is not null)
        {
            tallies.Remove(before);
        }

        if (after is not null)
        {
            tallies.Add(after);
        }
    }

    /// <summary>What the stored response of a respondent to an open round counts; null for nothing.</summary>
    /// <param name="round">The latest definition of the round.</param>
    /// <param name="respondent">The respondent.</param>
    public async Task<TalliedResponse?> FindCounted(Round round, string respondent)
    {
        if (await _session.Revisions.FindLatestHash(round.Code, respondent) is not { } head
            || await _session.Revisions.FindLatest(round.Code, respondent) is not { } latest)
        {
            return null;
        }

        var response = _session.Parsed.Get(Convert.ToHexStringLower(latest.Hash), latest.Document, respondent, round);
        return ToTallied(response, head.QuestionnaireVersion, round);
    }

    /// <summary>
    /// Begins the tallies of a round from zero, and marks them as complete: the caller notes all responses of the round in the same
    /// transaction, which must write alone.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="definition">The number of the definition that the responses are read by.</param>
    public async Task Begin(string round, int definition)
    {
        foreach (var key in _changes.Keys.Where(key => key.Round == round).ToList())
        {
            _changes.Remove(key);
        }

        await _session.Execute(
            $"""
            DELETE FROM tally
            WHERE bucket IN {Bucket.All}
                AND round = @round
            """,
            new { round });
        await _session.Execute(
            """
            INSERT INTO tallied_round (
                round,
                round_revision)
            VALUES (
                @round,
                @definition)
            ON CONFLICT (round) DO UPDATE
            SET round_revision = excluded.round_revision
            """,
            new { round, definition });
    }

    /// <summary>Counts all responses of an open round again. The session must write alone.</summary>
    /// <param name="round">The round.</param>
    /// <param name="definition">The number of its definition.</param>
    /// <returns>The number of responses that count.</returns>
    public async Task<int> CountAgain(Round round, int definition)
    {
        await Begin(round.Code, definition);
        var counted = await Count(round);
        _changes.Add((round.Code, definition), counted);
        return counted.Values.Sum(tallies => tallies.Responded);
    }

    /// <summary>Counts the stored responses of an open round, by bucket.</summary>
    private Task<Dictionary<int, RoundTallies>> Count(Round round) =>
        ParallelCount.Of(
            _session.Revisions.ReadLatest(round.Code),
            ParallelCount.Documents,
            Environment.ProcessorCount,
            () => new Dictionary<int, RoundTallies>(),
            (buckets, revision) =>
            {
                if (ToTallied(revision, round) is { } tallied)
                {
                    Get(buckets, Bucket.Of(revision.Respondent), round).Add(tallied);
                }
            },
            (buckets, more) =>
            {
                foreach (var (bucket, tallies) in more)
                {
                    Get(buckets, bucket, round).Merge(tallies);
                }
            },
            _session.Cancellation);

    /// <summary>What a stored revision counts.</summary>
    /// <param name="revision">The latest revision of a response, with its document and the version of its questionnaire.</param>
    /// <param name="round">The round that it is read by.</param>
    /// <exception cref="StoreException">The document is damaged.</exception>
    public static TalliedResponse? ToTallied(RevisionRow revision, Round round) =>
        ToTallied(StoredResponse.Read(revision.Document, revision.Respondent, round), revision.QuestionnaireVersion, round);

    /// <summary>What a response counts.</summary>
    /// <param name="response">The response.</param>
    /// <param name="version">The version of the questionnaire that it answers.</param>
    /// <param name="round">The round that it was read by.</param>
    public static TalliedResponse? ToTallied(Response response, string version, Round round) =>
        round.IsOpen
            ? TalliedResponse.Of(response, ResponseDigest.Of(response, round) with { QuestionnaireVersion = version }, round)
            : null;

    /// <summary>Streams the rows of a round.</summary>
    internal IAsyncEnumerable<TallyRow> Read(string round, bool withResults) =>
        _session.Read<TallyRow>(
            $"""
            SELECT bucket AS Bucket,
                questionnaire_version AS QuestionnaireVersion,
                part AS Part,
                overview AS Overview{(withResults ? ",\n    results AS Results" : "")}
            FROM tally
            WHERE bucket IN {Bucket.All}
                AND round = @round
            """,
            new { round });

    /// <summary>Writes what was noted. Called before the commit.</summary>
    internal async Task Flush()
    {
        foreach (var ((_, definition), buckets) in _changes)
        {
            await new TallyWriter(_session, buckets.First().Value.Round, definition).Write(buckets);
        }

        _changes.Clear();
    }

    /// <summary>The tallies of a bucket; adds empty ones if there are none.</summary>
    internal static RoundTallies Get(Dictionary<int, RoundTallies> buckets, int bucket, Round round)
    {
        if (!buckets.TryGetValue(bucket, out var tallies))
        {
            buckets.Add(bucket, tallies = new RoundTallies(round));
        }

        return tallies;
    }
}
