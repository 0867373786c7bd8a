using Survey.Core.Responses;

namespace Survey.Storage.Tables;

/// <summary>The table <c>response_revision</c>: the documents of responses. Each is stored once and never changed.</summary>
public sealed class RevisionTable
{
    private const string WithoutDocument =
        """
        response_revision.round AS Round,
            response_revision.respondent AS Respondent,
            response_revision.revision AS Revision,
            response_revision.round_revision AS RoundRevision,
            response_revision.entry AS Entry,
            response_revision.hash AS Hash,
            response_revision.stored_at AS StoredAt,
            response_revision.role AS Role,
            response_revision.made_by AS MadeBy,
            response_revision.way AS Way,
            response_revision.note AS Note,
            response_revision.request_key AS RequestKey
        """;

    internal const string Columns = $"{WithoutDocument},\n    response_revision.document AS Document";

    private const string Insert =
        """
        INSERT INTO response_revision (
            bucket,
            round,
            respondent,
            revision,
            round_revision,
            entry,
            hash,
            stored_at,
            role,
            made_by,
            way,
            note,
            request_key,
            document)
        VALUES (
            @Bucket,
            @Round,
            @Respondent,
            @Revision,
            @RoundRevision,
            @Entry,
            @Hash,
            @StoredAt,
            @Role,
            @MadeBy,
            @Way,
            @Note,
            @RequestKey,
            @Document)
        """;

    private readonly StoreSession _session;

    internal RevisionTable(StoreSession session) => _session = session;

    /// <summary>Some revisions of a response, the first one first.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="respondent">The organization's code.</param>
    /// <param name="after">Only revisions with a higher number; 0 for all.</param>
    /// <param name="limit">The largest number of revisions.</param>
    public Task<IReadOnlyList<RevisionRow>> GetPage(string round, string respondent, int after, int limit) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
                AND revision > @after
            ORDER BY revision
            LIMIT @limit
            """,
            new { bucket = Bucket.Of(respondent), round, respondent, after, limit });

    /// <summary>Streams the revisions of a response, latest first.</summary>
    public IAsyncEnumerable<RevisionRow> ReadBack(string round, string respondent) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
            ORDER BY revision DESC
            """,
            new { bucket = Bucket.Of(respondent), round, respondent });

    /// <summary>One revision of a response; null if there is none with that number.</summary>
    public Task<RevisionRow?> Find(string round, string respondent, int revision) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
                AND revision = @revision
            """,
            new { bucket = Bucket.Of(respondent), round, respondent, revision });

    /// <summary>The latest revision of a response; null if there is none.</summary>
    public Task<RevisionRow?> FindLatest(string round, string respondent) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { bucket = Bucket.Of(respondent), round, respondent });

    /// <summary>
    /// The latest revision of a response without its document, with the version of its questionnaire; null if there is none.
    /// </summary>
    public Task<RevisionRow?> FindLatestHash(string round, string respondent) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {WithoutDocument},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response_revision
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response_revision.bucket = @bucket
                AND response_revision.round = @round
                AND response_revision.respondent = @respondent
            ORDER BY response_revision.revision DESC
            LIMIT 1
            """,
            new { bucket = Bucket.Of(respondent), round, respondent });

    /// <summary>What <see cref="FindLatestHash"/> gives for several respondents, in no order.</summary>
    public Task<IReadOnlyList<RevisionRow>> GetLatestHashes(string round, IReadOnlyList<string> respondents) =>
        _session.QueryAll<RevisionRow>(
            $$"""
            SELECT {{WithoutDocument}},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM ({texts}) AS wanted
            JOIN response_revision ON response_revision.bucket = {{Bucket.Function}}(wanted.text)
                AND response_revision.round = @round
                AND response_revision.respondent = wanted.text
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE NOT EXISTS (
                    SELECT 1
                    FROM response_revision AS later
                    WHERE later.bucket = response_revision.bucket
                        AND later.round = response_revision.round
                        AND later.respondent = response_revision.respondent
                        AND later.revision > response_revision.revision)
            """,
            round,
            respondents);

    /// <summary>The revision made by the request with that idempotency key; null if there is none.</summary>
    public Task<RevisionRow?> FindByRequest(string round, string respondent, string requestKey) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
                AND request_key = @requestKey
            """,
            new { bucket = Bucket.Of(respondent), round, respondent, requestKey });

    /// <summary>Streams the latest revision of each response of a round, by bucket and respondent.</summary>
    public IAsyncEnumerable<RevisionRow> ReadLatest(string round) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response
            JOIN response_revision ON response_revision.bucket = response.bucket
                AND response_revision.round = response.round
                AND response_revision.respondent = response.respondent
                AND response_revision.revision = response.revision
            JOIN round_revision ON round_revision.round = response.round
                AND round_revision.revision = response.given_under
            WHERE response.bucket IN {Bucket.All}
                AND response.round = @round
            ORDER BY response.bucket,
                response.respondent
            """,
            new { round });

    /// <summary>Streams the document of the latest revision of each response of a round, by bucket and respondent.</summary>
    internal IAsyncEnumerable<(string Respondent, string Document)> ReadLatestDocuments(string round) =>
        _session.Read(
            $"""
            SELECT response.respondent,
                response_revision.document
            FROM response
            JOIN response_revision ON response_revision.bucket = response.bucket
                AND response_revision.round = response.round
                AND response_revision.respondent = response.respondent
                AND response_revision.revision = response.revision
            WHERE response.bucket IN {Bucket.All}
                AND response.round = @round
            ORDER BY response.bucket,
                response.respondent
            """,
            new { round },
            row => (row.GetString(0), row.GetString(1)));

    /// <summary>
    /// Streams all revisions of a round, by bucket, respondent and number, each with its document and the version of its questionnaire.
    /// </summary>
    internal IAsyncEnumerable<RevisionRow> ReadAll(string round) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response_revision
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response_revision.bucket IN {Bucket.All}
                AND response_revision.round = @round
            ORDER BY response_revision.bucket,
                response_revision.respondent,
                response_revision.revision
            """,
            new { round });

    /// <summary>
    /// One page of the latest revisions of a bucket whose values were derived with another definition, by respondent, each with the version
    /// of its questionnaire.
    /// </summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="round">The round's code.</param>
    /// <param name="roundRevision">Revision of the current definition.</param>
    /// <param name="after">Only respondents after this one.</param>
    /// <param name="limit">Maximum number of revisions.</param>
    public Task<IReadOnlyList<RevisionRow>> GetOutdated(int bucket, string round, int roundRevision, string after, int limit) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response
            JOIN response_revision ON response_revision.bucket = response.bucket
                AND response_revision.round = response.round
                AND response_revision.respondent = response.respondent
                AND response_revision.revision = response.revision
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response.bucket = @bucket
                AND response.round = @round
                AND response.round_revision <> @roundRevision
                AND response.respondent > @after
            ORDER BY response.respondent
            LIMIT @limit
            """,
            new { bucket, round, roundRevision, after, limit });

    /// <summary>
    /// All revisions of the responses that a range of entries of the audit trail names, both ends included: without their documents, in no
    /// order, and each once.
    /// </summary>
    /// <param name="bucket">The bucket of the entries; null for all.</param>
    /// <param name="first">Number of the first entry.</param>
    /// <param name="last">Number of the last entry.</param>
    internal Task<IReadOnlyList<RevisionRow>> GetOfEntries(int? bucket, long first, long last) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {WithoutDocument}
            FROM response_revision
            JOIN (
                SELECT DISTINCT bucket,
                    round,
                    subject
                FROM audit_entry
                WHERE {AuditTable.In(bucket)}
                    AND number BETWEEN @first AND @last) AS named ON named.bucket = response_revision.bucket
                AND named.round = response_revision.round
                AND named.subject = response_revision.respondent
            """,
            new { bucket, first, last });

    /// <summary>Stores a revision, and the entry of the audit trail that says that it was made.</summary>
    /// <param name="revision">The revision; its entry is ignored.</param>
    /// <param name="actor">Who made it.</param>
    /// <param name="action">The action in the audit trail.</param>
    /// <returns>The stored row, and the seal of its entry.</returns>
    public async Task<(RevisionRow Row, AuditSeal Seal)> Add(RevisionRow revision, Actor actor, string action)
    {
        var seal = await _session.Audit.Append(actor, action, revision.Round, revision.Respondent, revision.ToAuditDetails());
        var row = revision with { Entry = seal.Number };
        await _session.Execute(Insert, row);
        return (row, seal);
    }

    /// <summary>Stores revisions of several respondents, and the entry of the audit trail of each.</summary>
    public Task AddAll(string round, IReadOnlyList<RevisionRow> revisions, Actor actor, string action) =>
        AddAll(round, [.. revisions.Select(revision => (revision, actor, action))]);

    /// <summary>Stores revisions of several respondents, each with the entry of the audit trail that says who made it.</summary>
    /// <returns>For each the stored row, and the seal of its entry.</returns>
    public async Task<IReadOnlyList<(RevisionRow Row, AuditSeal Seal)>> AddAll(
        string round,
        IReadOnlyList<(RevisionRow Row, Actor Actor, string Action)> revisions)
    {
        var seals = await _session.Audit.AppendAll(
            round,
            [.. revisions.Select(each => (each.Actor, each.Action, each.Row.Respondent, each.Row.ToAuditDetails()))]);
        var stored = revisions.Zip(seals, (each, seal) => (Row: each.Row with { Entry = seal.Number }, seal)).ToList();
        await _session.ExecuteAll(Insert, [.. stored.Select(each => each.Row)]);
        return stored;
    }

    /// <summary>Which of several respondents have a first revision, in no order.</summary>
    public Task<IReadOnlyList<string>> GetRespondents(string round, IReadOnlyList<string> respondents) =>
        _session.QueryAll<string>(
            $$"""
            SELECT wanted.text
            FROM ({texts}) AS wanted
            WHERE (
                    SELECT revision
                    FROM response_revision
                    WHERE bucket = {{Bucket.Function}}(wanted.text)
                        AND round = @round
                        AND respondent = wanted.text
                        AND revision = 1) = 1
            """,
            round,
            respondents);

    /// <summary>One page of a bucket's revisions of a round after the given one, by respondent and number.</summary>
    internal Task<IReadOnlyList<RevisionRow>> GetAfter(int bucket, string round, string respondent, int revision, int limit) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response_revision
            LEFT JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response_revision.bucket = @bucket
                AND response_revision.round = @round
                AND (response_revision.respondent, response_revision.revision) > (@respondent, @revision)
            ORDER BY response_revision.respondent,
                response_revision.revision
            LIMIT @limit
            """,
            new { bucket, round, respondent, revision, limit });
}
