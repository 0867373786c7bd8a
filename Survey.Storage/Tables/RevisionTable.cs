using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>The tables <c>response_revision</c> and <c>response</c>: documents, and what is derived from the latest of each.</summary>
internal sealed class RevisionTable(StoreSession session)
{
    private const string Columns =
        $"""
        {StoreReader.RevisionColumns},
            response_revision.role AS Role,
            response_revision.made_by AS MadeBy,
            response_revision.way AS Way,
            response_revision.note AS Note,
            response_revision.request_key AS RequestKey
        """;

    /// <summary>All revisions of a response, the first one first.</summary>
    public IReadOnlyList<RevisionRow> GetAll(string round, string respondent) =>
        session.Query<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
            ORDER BY revision
            """,
            new { round, respondent });

    /// <summary>The latest revision of a response; null if there is none.</summary>
    public RevisionRow? FindLatest(string round, string respondent) =>
        session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { round, respondent });

    /// <summary>The latest revision of a response, without its document; null if there is none.</summary>
    public RevisionRow? FindLatestHash(string round, string respondent) =>
        session.FindFirst<RevisionRow>(
            """
            SELECT id AS Id,
                round AS Round,
                respondent AS Respondent,
                revision AS Revision,
                round_revision AS RoundRevision,
                hash AS Hash
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { round, respondent });

    /// <summary>The revision that a client's request made before; null if none did.</summary>
    public RevisionRow? FindByRequest(string round, string respondent, string requestKey) =>
        session.FindFirst<RevisionRow>(
            $"""
            SELECT {Columns}
            FROM response_revision
            WHERE round = @round
                AND respondent = @respondent
                AND request_key = @requestKey
            """,
            new { round, respondent, requestKey });

    /// <summary>Where each response of a round stands, in no order.</summary>
    public IReadOnlyList<StandingRow> GetStandings(string round) =>
        session.Query<StandingRow>(
            """
            SELECT response.respondent AS Respondent,
                response.state AS State,
                response.is_late AS IsLate,
                response_revision.stored_at AS StoredAt
            FROM response
            JOIN response_revision ON response_revision.id = response.revision_id
            WHERE response.round = @round
            """,
            new { round });

    /// <summary>Stores a revision and what is derived from it.</summary>
    public void Add(RevisionRow revision, Response response, Round round)
    {
        session.Execute(
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
        Derive(revision, response, round, revision.RoundRevision);
    }

    /// <summary>Stores what is derived from a revision, in place of what was.</summary>
    public void Derive(RevisionRow revision, Response response, Round round, int roundRevision) =>
        Derive(ResponseRow.Of(revision, ResponseDigest.Of(response, round), roundRevision));

    /// <summary>Stores what is derived from a revision, in place of what was.</summary>
    public void Derive(ResponseRow derived) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO response (
                round,
                respondent,
                revision_id,
                revision,
                hash,
                round_revision,
                state,
                type,
                regions,
                status,
                coded_rows,
                elements,
                themes,
                is_late)
            VALUES (
                @Round,
                @Respondent,
                @RevisionId,
                @Revision,
                @Hash,
                @RoundRevision,
                @State,
                @Type,
                @Regions,
                @Status,
                @CodedRows,
                @Elements,
                @Themes,
                @IsLate)
            """,
            derived);
}
