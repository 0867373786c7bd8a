using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Core.Tallies;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>The responses of a round that a report counts: the latest revision of each, or an earlier one.</summary>
/// <remarks>
/// Earlier states are exact, because revisions never change. They are read by the definition of <see cref="Round"/>: what was corrected in
/// it since, such as a region, counts as corrected.
/// </remarks>
public sealed record RoundSnapshot
{
    private static readonly int Threads = Environment.ProcessorCount;

    private readonly Func<IAsyncEnumerable<RevisionRow>> _revisions;
    private readonly StoreSession? _latest;

    /// <param name="round">The definition to read by.</param>
    /// <param name="revisions">Reads one revision for each respondent, with its document and version.</param>
    /// <param name="latest">If they are the latest revisions, the session that reads what is derived from them.</param>
    private RoundSnapshot(Round round, Func<IAsyncEnumerable<RevisionRow>> revisions, StoreSession? latest = null) =>
        (Round, _revisions, _latest) = (round, revisions, latest);

    /// <summary>The definition that the responses are read by.</summary>
    public Round Round { get; }

    /// <summary>The day at whose end the responses stood; null for the latest ones.</summary>
    public DateOnly? AsOf { get; private init; }

    /// <summary>The latest revisions.</summary>
    public static RoundSnapshot Latest(StoreSession session, Round round) =>
        new(round, () => session.Revisions.ReadLatest(round.Code), session);

    /// <summary>The revisions that were the latest at the end of a day in UTC; null for those of now.</summary>
    public static RoundSnapshot At(StoreSession session, Round round, DateOnly? day) =>
        day is { } given
            ? new RoundSnapshot(round, () => ReadUntil(session, round.Code, given)) { AsOf = given }
            : Latest(session, round);

    /// <summary>The revisions that a publication counts.</summary>
    /// <param name="session">The session that reads them.</param>
    /// <param name="publication">The publication.</param>
    /// <param name="round">The round by the definition of the publication.</param>
    public static RoundSnapshot Of(StoreSession session, PublicationRow publication, Round round) =>
        new(round, () => session.Publications.ReadRevisions(publication));

    /// <summary>The digests, one for each respondent, in no particular order.</summary>
    public IAsyncEnumerable<ResponseDigest> ReadDigests() =>
        _latest?.Responses.ReadDigests(Round) ?? _revisions().Select(ToDigest);

    /// <summary>The responses, one for each respondent: in the directory's order; in an open round by id.</summary>
    /// <exception cref="StoreException">A document is damaged.</exception>
    public IAsyncEnumerable<Response> Read() => Round.IsOpen
        ? _revisions().Select(Parse)
        : _revisions().Select(Parse).OrderBy(response => response.Respondent.Organization!.Position);

    /// <summary>
    /// The figures of the responses, with their day. Those of an open round now come from its tallies, whose number does not grow with the
    /// responses.
    /// </summary>
    public async Task<Overview> ReadOverview(RecurrenceRule rule, CancellationToken cancellationToken)
    {
        var tallies = _latest is null ? null : await _latest.Tallies.Find(Round, withResults: false);
        var overview = tallies is not null ? tallies.ToOverview(rule)
            : _latest is null ? await Overview.Of(Round, rule, _revisions(), ToDigest, Threads, cancellationToken)
            : await _latest.Responses.CountOverview(Round, rule);
        return overview with { AsOf = AsOf };
    }

    /// <summary>
    /// The results of the responses, with their day. Those of all respondents of an open round come from its tallies, unless a question
    /// has too many different numbers or dates.
    /// </summary>
    /// <param name="selection">What to count.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <param name="progress">Receives the number of responses read so far; nothing if none need be read. May be null.</param>
    public async Task<RoundResults> ReadResults(
        ResultSelection selection,
        CancellationToken cancellationToken,
        IProgress<int>? progress = null)
    {
        var read = 0;
        var results = await FindInTallies(selection)
            ?? await RoundResults.Of(Round, selection, _revisions().Select(Observe), Parse, Threads, cancellationToken);
        return results with { AsOf = AsOf };

        RevisionRow Observe(RevisionRow revision)
        {
            progress?.Report(++read);
            return revision;
        }
    }

    /// <summary>The same, where responses of a round by invitation are observed in the order of <see cref="Read"/>.</summary>
    /// <param name="selection">What to count.</param>
    /// <param name="observe">Called with each response; in an open round it may not be called.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<RoundResults> ReadResults(ResultSelection selection, Action<Response> observe, CancellationToken cancellationToken)
    {
        if (Round.IsOpen)
        {
            return await ReadResults(selection, cancellationToken);
        }

        var results = await RoundResults.Of(Round, selection, Read().Select(Observe), cancellationToken);
        return results with { AsOf = AsOf };

        Response Observe(Response response)
        {
            observe(response);
            return response;
        }
    }

    private async Task<RoundResults?> FindInTallies(ResultSelection selection) =>
        _latest is not null && RoundTallies.CanGive(selection)
            ? (await _latest.Tallies.Find(Round, withResults: true))?.FindResults(selection)
            : null;

    private Response Parse(RevisionRow revision) => StoredResponse.Read(revision.Document, revision.Respondent, Round);

    private ResponseDigest ToDigest(RevisionRow revision) =>
        ResponseDigest.Of(Parse(revision), Round) with
        {
            QuestionnaireVersion = revision.QuestionnaireVersion,
            Revision = revision.Revision,
        };

    private static async IAsyncEnumerable<RevisionRow> ReadUntil(StoreSession session, string round, DateOnly day)
    {
        RevisionRow? latest = null;
        await foreach (var revision in session.Revisions.ReadAll(round))
        {
            if (latest is not null && latest.Respondent != revision.Respondent)
            {
                yield return latest;
                latest = null;
            }

            if (DayOf(revision) <= day)
            {
                latest = revision;
            }
        }

        if (latest is not null)
        {
            yield return latest;
        }
    }

    /// <summary>
    /// The day on which a revision began to count. A loaded response counts from the day that it says itself, because the organization
    /// did not load the folder.
    /// </summary>
    private static DateOnly DayOf(RevisionRow revision) =>
        (revision.IsLoaded ? StoredResponse.FindSubmittedOn(revision.Document) : null)
        ?? DateOnly.FromDateTime(StoreSession.ToMoment(revision.StoredAt).UtcDateTime);
}
