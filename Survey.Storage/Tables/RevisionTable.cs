namespace Survey.Storage.Tables;

/// <summary>The table <c>response_revision</c>: the documents of responses. Each is stored once and never changed.</summary>
public sealed class RevisionTable
{
    private const string WithoutDocument =
        """
        response_revision.id AS Id,
            response_revision.round AS Round,
            response_revision.respondent AS Respondent,
            response_revision.revision AS Revision,
            response_revision.round_revision AS RoundRevision,
            response_revision.hash AS Hash,
            response_revision.stored_at AS StoredAt,
            response_revision.role AS Role,
            response_revision.made_by AS MadeBy,
            response_revision.way AS Way,
            response_revision.note AS Note,
            response_revision.request_key AS RequestKey
        """;

    internal const string Columns = $"{WithoutDocument},\n    response_revision.document AS Document";

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
            WHERE round = @round
                AND respondent = @respondent
                AND revision > @after
            ORDER BY revision
            LIMIT @limit
            """,
            new { round, respondent, after, limit });

    /// <summary>Streams the revisions of a response, latest first.</summary>
    public IAsyncEnumerable<RevisionRow> ReadBack(string round, string respondent) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
            ORDER BY revision DESC
            """,
            new { round, respondent });

    /// <summary>One revision of a response; null if there is none with that number.</summary>
    public Task<RevisionRow?> Find(string round, string respondent, int revision) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
                AND revision = @revision
            """,
            new { round, respondent, revision });

    /// <summary>The latest revision of a response; null if there is none.</summary>
    public Task<RevisionRow?> FindLatest(string round, string respondent) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { round, respondent });

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
            WHERE response_revision.round = @round
                AND response_revision.respondent = @respondent
            ORDER BY response_revision.revision DESC
            LIMIT 1
            """,
            new { round, respondent });

    /// <summary>The revision made by the request with that idempotency key; null if there is none.</summary>
    public Task<RevisionRow?> FindByRequest(string round, string respondent, string requestKey) =>
        _session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
                AND request_key = @requestKey
            """,
            new { round, respondent, requestKey });

    /// <summary>Streams the latest revision of each response of a round, by respondent.</summary>
    public IAsyncEnumerable<RevisionRow> ReadLatest(string round) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response
            JOIN response_revision ON response_revision.id = response.revision_id
            WHERE response.round = @round
            ORDER BY response.respondent
            """,
            new { round });

    /// <summary>
    /// Streams all revisions of a round, by respondent and number, each with its document and the version of its questionnaire.
    /// </summary>
    internal IAsyncEnumerable<RevisionRow> ReadAll(string round) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response_revision
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response_revision.round = @round
            ORDER BY response_revision.respondent,
                response_revision.revision
            """,
            new { round });

    /// <summary>
    /// One page of the latest revisions whose values were derived with another definition, by respondent, each with the version of its
    /// questionnaire.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="roundRevision">Revision of the current definition.</param>
    /// <param name="after">Only respondents after this one.</param>
    /// <param name="limit">Maximum number of revisions.</param>
    public Task<IReadOnlyList<RevisionRow>> GetOutdated(string round, int roundRevision, string after, int limit) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response
            JOIN response_revision ON response_revision.id = response.revision_id
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response.round = @round
                AND response.round_revision <> @roundRevision
                AND response.respondent > @after
            ORDER BY response.respondent
            LIMIT @limit
            """,
            new { round, roundRevision, after, limit });

    /// <summary>
    /// All revisions of the responses that a range of entries of the audit trail names, both ends included: without their documents, in no
    /// order, and each once.
    /// </summary>
    internal Task<IReadOnlyList<RevisionRow>> GetOfEntries(long first, long last) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {WithoutDocument}
            FROM response_revision
            JOIN (
                SELECT DISTINCT round,
                    subject
                FROM audit_entry
                WHERE number BETWEEN @first AND @last) AS named ON named.round = response_revision.round
                AND named.subject = response_revision.respondent
            """,
            new { first, last });

    /// <summary>Stores a revision.</summary>
    public Task Add(RevisionRow revision) =>
        _session.Execute(
            """
            INSERT INTO response_revision (
                id,
                round,
                respondent,
                revision,
                round_revision,
                document,
                hash,
                stored_at,
                role,
                made_by,
                way,
                note,
                request_key)
            VALUES (
                @Id,
                @Round,
                @Respondent,
                @Revision,
                @RoundRevision,
                @Document,
                @Hash,
                @StoredAt,
                @Role,
                @MadeBy,
                @Way,
                @Note,
                @RequestKey)
            """,
            revision);

    /// <summary>One page of a round's revisions after the given one, by respondent and number.</summary>
    internal Task<IReadOnlyList<RevisionRow>> GetAfter(string round, string respondent, int revision, int limit) =>
        _session.Query<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND (respondent, revision) > (@respondent, @revision)
            ORDER BY respondent,
                revision
            LIMIT @limit
            """,
            new { round, respondent, revision, limit });
}
