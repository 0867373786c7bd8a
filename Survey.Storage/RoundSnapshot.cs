using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>The responses of a round that a report counts: the latest revision of each, or an earlier one.</summary>
/// <remarks>
/// Earlier states are exact, because revisions never change. They are read by the definition of <see cref="Round"/>: what was corrected in
/// it since, such as a region, counts as corrected.
/// </remarks>
public sealed record RoundSnapshot
{
    private readonly Func<IAsyncEnumerable<ResponseDigest>> _digests;
    private readonly Func<IAsyncEnumerable<Response>> _responses;

    private RoundSnapshot(Round round, Func<IAsyncEnumerable<ResponseDigest>> digests, Func<IAsyncEnumerable<Response>> responses) =>
        (Round, _digests, _responses) = (round, digests, responses);

    /// <summary>The definition that the responses are read by.</summary>
    public Round Round { get; }

    /// <summary>The day at whose end the responses stood; null for the latest ones.</summary>
    public DateOnly? AsOf { get; private init; }

    /// <summary>The latest revisions.</summary>
    public static RoundSnapshot Latest(StoreSession session, Round round) =>
        new(round, () => session.Responses.ReadDigests(round), () => session.Responses.Read(round));

    /// <summary>The revisions that were the latest at the end of a day in UTC; null for those of now.</summary>
    public static RoundSnapshot At(StoreSession session, Round round, DateOnly? day) =>
        day is { } given ? Of(round, () => ReadUntil(session, round.Code, given)) with { AsOf = given } : Latest(session, round);

    /// <summary>The revisions that a publication counts.</summary>
    /// <param name="session">The session that reads them.</param>
    /// <param name="publication">The publication.</param>
    /// <param name="round">The round by the definition of the publication.</param>
    public static RoundSnapshot Of(StoreSession session, PublicationRow publication, Round round) =>
        Of(round, () => session.Publications.ReadRevisions(publication));

    /// <summary>The digests, one for each respondent, in no particular order.</summary>
    public IAsyncEnumerable<ResponseDigest> ReadDigests() => _digests();

    /// <summary>The responses, one for each respondent: in the directory's order; in an open round by id.</summary>
    /// <exception cref="StoreException">A document is damaged.</exception>
    public IAsyncEnumerable<Response> Read() => _responses();

    /// <summary>The figures of the responses, with their day.</summary>
    public async Task<Overview> ReadOverview(RecurrenceRule rule, CancellationToken cancellationToken) =>
        await Overview.Of(Round, rule, ReadDigests(), cancellationToken) with { AsOf = AsOf };

    /// <summary>The results of the responses, with their day.</summary>
    public async Task<RoundResults> ReadResults(ResultSelection selection, CancellationToken cancellationToken) =>
        await RoundResults.Of(Round, selection, Read(), cancellationToken) with { AsOf = AsOf };

    /// <summary>Given revisions, one for each respondent, with their documents and versions.</summary>
    private static RoundSnapshot Of(Round round, Func<IAsyncEnumerable<RevisionRow>> read)
    {
        return new RoundSnapshot(
            round,
            () => read().Select(revision =>
                ResponseDigest.Of(Parse(revision), round) with
                {
                    QuestionnaireVersion = revision.QuestionnaireVersion,
                    Revision = revision.Revision,
                }),
            () => round.IsOpen
                ? read().Select(Parse)
                : read().Select(Parse).OrderBy(response => response.Respondent.Organization!.Position));

        Response Parse(RevisionRow revision) => StoredResponse.Read(revision.Document, revision.Respondent, round);
    }

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
