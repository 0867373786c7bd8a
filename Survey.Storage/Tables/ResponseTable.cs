using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>The table <c>response</c>: values derived from the latest revision of each response.</summary>
public sealed class ResponseTable
{
    private const string Columns =
        """
        response.round AS Round,
            response.respondent AS Respondent,
            response.revision AS Revision,
            response.given_under AS GivenUnder,
            response.round_revision AS RoundRevision,
            response.state AS State,
            response.type AS Type,
            response.regions AS Regions,
            response.channel AS Channel,
            response.status AS Status,
            response.coded_rows AS CodedRows,
            response.elements AS Elements,
            response.themes AS Themes,
            response.is_late AS IsLate
        """;

    private const string Upsert =
        """
        INSERT INTO response (
            bucket,
            round,
            respondent,
            revision,
            given_under,
            round_revision,
            state,
            type,
            regions,
            channel,
            status,
            coded_rows,
            elements,
            themes,
            is_late)
        VALUES (
            @Bucket,
            @Round,
            @Respondent,
            @Revision,
            @GivenUnder,
            @RoundRevision,
            @State,
            @Type,
            @Regions,
            @Channel,
            @Status,
            @CodedRows,
            @Elements,
            @Themes,
            @IsLate)
        ON CONFLICT (bucket, round, respondent) DO UPDATE
        SET revision = excluded.revision,
            given_under = excluded.given_under,
            round_revision = excluded.round_revision,
            state = excluded.state,
            type = excluded.type,
            regions = excluded.regions,
            channel = excluded.channel,
            status = excluded.status,
            coded_rows = excluded.coded_rows,
            elements = excluded.elements,
            themes = excluded.themes,
            is_late = excluded.is_late
        """;

    private readonly StoreSession _session;

    internal ResponseTable(StoreSession session) => _session = session;

    /// <summary>The values derived from a response; null if there are none.</summary>
    public Task<ResponseRow?> Find(string round, string respondent) =>
        _session.FindFirst<ResponseRow>(
            $"""
            SELECT {Columns}
            FROM response
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
            """,
            new { bucket = Bucket.Of(respondent), round, respondent });

    /// <summary>The values derived from the responses of several respondents, in no order.</summary>
    public Task<IReadOnlyList<ResponseRow>> GetAll(string round, IReadOnlyList<string> respondents) =>
        _session.QueryAll<ResponseRow>(
            $$"""
            SELECT {{Columns}}
            FROM ({texts}) AS wanted
            JOIN response ON response.bucket = {{Bucket.Function}}(wanted.text)
                AND response.round = @round
                AND response.respondent = wanted.text
            """,
            round,
            respondents);

    /// <summary>Streams the values derived from each response of a round, in no particular order.</summary>
    public IAsyncEnumerable<ResponseDigest> ReadDigests(Round round) => ReadRows(round).Select(row => row.ToDigest(round));

    /// <summary>Counts the figures of a round from the values derived from its responses, on all cores.</summary>
    /// <param name="round">The round.</param>
    /// <param name="rule">The rule to follow; in an open round not with the invited as denominator.</param>
    public Task<Overview> CountOverview(Round round, RecurrenceRule rule) =>
        Overview.Of(round, rule, ReadRows(round), row => row.ToDigest(round), Environment.ProcessorCount, _session.Cancellation);

    /// <summary>Streams what digests are made of, in no particular order.</summary>
    internal IAsyncEnumerable<ResponseRow> ReadRows(Round round) =>
        _session.Read(
            $"""
            SELECT response.respondent,
                response.revision,
                response.state,
                response.type,
                response.regions,
                response.status,
                response.coded_rows,
                response.elements,
                response.themes,
                response.is_late,
                response.channel,
                round_revision.questionnaire_version
            FROM response
            JOIN round_revision ON round_revision.round = response.round
                AND round_revision.revision = response.given_under
            WHERE response.bucket IN {Bucket.All}
                AND response.round = @Code
            """,
            new { round.Code },
            row => new ResponseRow
            {
                Round = round.Code,
                Respondent = row.GetString(0),
                Revision = row.GetInt32(1),
                State = row.GetString(2),
                Type = row.GetString(3),
                Regions = row.GetString(4),
                Status = row.GetString(5),
                CodedRows = row.GetInt32(6),
                Elements = row.GetFieldValue<byte[]>(7),
                Themes = row.GetFieldValue<byte[]>(8),
                IsLate = row.GetBoolean(9),
                Channel = row.GetString(10),
                QuestionnaireVersion = row.GetString(11),
            });

    /// <summary>
    /// The latest revision of each response of a round, in the directory's order; for an open round, streamed by bucket and id.
    /// </summary>
    /// <exception cref="StoreException">A document is damaged.</exception>
    public IAsyncEnumerable<Response> Read(Round round)
    {
        var responses = OrderedParallel.Select(
            _session.Revisions.ReadLatestDocuments(round.Code),
            Environment.ProcessorCount,
            latest => latest.Document.Length,
            latest => StoredResponse.Read(latest.Document, latest.Respondent, round),
            _session.Cancellation);
        return round.IsOpen ? responses : responses.OrderBy(response => response.Respondent.Organization!.Position);
    }

    /// <summary>The responses that <see cref="Read"/> gives, without those that are drafts.</summary>
    /// <exception cref="StoreException">A document is damaged.</exception>
    public IAsyncEnumerable<Response> ReadWithoutDrafts(Round round) =>
        Read(round).Where(response => response.State != ResponseState.Draft);

    /// <summary>
    /// The latest revision of each response of a round and all drafts, in the order of <see cref="Read"/>. A draft comes after the
    /// revision that it changes, and replaces a revision that is a draft itself; in an open round all drafts come last.
    /// </summary>
    /// <exception cref="StoreException">A document is damaged.</exception>
    public async IAsyncEnumerable<Response> ReadWithDrafts(Round round)
    {
        var respondents = (await _session.Drafts.GetHeads(round.Code)).Select(draft => draft.Respondent).ToHashSet(StringComparer.Ordinal);
        var drafts = _session
            .Drafts.ReadAll(round.Code)
            .Select(draft => StoredResponse.Read(draft.Document!, draft.Respondent, round) with { State = ResponseState.Draft });
        var all = Read(round)
            .Where(response => response.State != ResponseState.Draft || !respondents.Contains(response.Respondent.Id))
            .Concat(drafts);
        await foreach (var response in round.IsOpen ? all : all.OrderBy(response => response.Respondent.Organization!.Position))
        {
            yield return response;
        }
    }

    /// <summary>
    /// Streams the hashes of a round's responses that were given under another version of the questionnaire, in no particular order.
    /// </summary>
    public IAsyncEnumerable<byte[]> ReadHashesOfOtherVersions(string round, string version) =>
        _session.Read<byte[]>(
            $"""
            SELECT response_revision.hash
            FROM response
            JOIN round_revision ON round_revision.round = response.round
                AND round_revision.revision = response.given_under
            JOIN response_revision ON response_revision.bucket = response.bucket
                AND response_revision.round = response.round
                AND response_revision.respondent = response.respondent
                AND response_revision.revision = response.revision
            WHERE response.bucket IN {Bucket.All}
                AND response.round = @round
                AND round_revision.questionnaire_version <> @version
            """,
            new { round, version });

    /// <summary>The state of each response of a round, in no particular order.</summary>
    public Task<IReadOnlyList<StandingRow>> GetStandings(string round) =>
        _session.Query<StandingRow>(
            $"""
            SELECT response.respondent AS Respondent,
                response.state AS State,
                response.is_late AS IsLate,
                response_revision.stored_at AS StoredAt,
                CASE
                    WHEN response_revision.way IS NULL OR response_revision.way = @file THEN response_revision.document
                END AS LoadedDocument
            FROM response
            JOIN response_revision ON response_revision.bucket = response.bucket
                AND response_revision.round = response.round
                AND response_revision.respondent = response.respondent
                AND response_revision.revision = response.revision
            WHERE response.bucket IN {Bucket.All}
                AND response.round = @round
            """,
            new { round, file = InputChannel.File.ToCode() });

    /// <summary>The respondents of a round that have a response, a draft or an access link; each one once.</summary>
    public Task<IReadOnlyList<string>> GetRespondentsInUse(string round) =>
        _session.Query<string>(
            $"""
            SELECT respondent
            FROM response
            WHERE bucket IN {Bucket.All}
                AND round = @round
            UNION
            SELECT respondent
            FROM draft
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND document IS NOT NULL
            UNION
            SELECT organization
            FROM access_link
            WHERE bucket IN {Bucket.All}
                AND round = @round
            """,
            new { round });

    /// <summary>Number of responses of a round.</summary>
    public Task<int> Count(string round) =>
        _session.FindFirst<int>(
            $"""
            SELECT COUNT(*)
            FROM response
            WHERE bucket IN {Bucket.All}
                AND round = @round
            """,
            new { round });

    /// <summary>Number of responses submitted or endorsed for each channel that an open round's responses came by.</summary>
    public Task<IReadOnlyList<ChannelCountRow>> CountByChannel(string round) =>
        _session.Query<ChannelCountRow>(
            $"""
            SELECT channel AS Channel,
                COUNT(*) AS Count
            FROM response
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND channel <> ''
                AND state IN ('submitted', 'endorsed')
            GROUP BY channel
            """,
            new { round });

    /// <summary>Stores the values derived from a revision, and replaces the previous ones.</summary>
    public Task Save(ResponseRow derived) => _session.Execute(Upsert, derived);

    /// <summary>Stores the values derived from revisions of several respondents, and replaces the previous ones.</summary>
    public Task SaveAll(IReadOnlyList<ResponseRow> derived) => _session.ExecuteAll(Upsert, derived);

    /// <summary>The derived values of a range of respondents of a bucket, both ends included.</summary>
    internal Task<IReadOnlyList<ResponseRow>> GetBetween(int bucket, string round, string first, string last) =>
        _session.Query<ResponseRow>(
            $"""
            SELECT {Columns}
            FROM response
            WHERE bucket = @bucket
                AND round = @round
                AND respondent BETWEEN @first AND @last
            """,
            new { bucket, round, first, last });

    /// <summary>The respondents with derived values but no stored revision.</summary>
    internal Task<IReadOnlyList<string>> GetWithoutDocument(string round) =>
        _session.Query<string>(
            $"""
            SELECT respondent
            FROM response
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND NOT EXISTS (
                    SELECT 1
                    FROM response_revision
                    WHERE response_revision.bucket = response.bucket
                        AND response_revision.round = response.round
                        AND response_revision.respondent = response.respondent)
            ORDER BY respondent
            """,
            new { round });
}
