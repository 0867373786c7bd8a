using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>Reads a store as it was when reading began. One reading at a time.</summary>
public sealed class StoreReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    internal StoreReader(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: true);

        // The state is the one of the first look, so the first look is now.
        connection.Execute("SELECT 1 FROM round_revision LIMIT 1", transaction: _transaction);
    }

    /// <summary>The codes of all rounds, in alphabetical order.</summary>
    public IReadOnlyList<string> GetRoundCodes() =>
        [
            .. _connection.Query<string>(
                """
                SELECT DISTINCT round
                FROM round_revision
                ORDER BY round
                """,
                transaction: _transaction),
        ];

    /// <summary>The codes of rounds that responses are stored of and whose definition is not there.</summary>
    internal IReadOnlyList<string> GetRoundsWithoutDefinition() =>
        [
            .. _connection.Query<string>(
                """
                SELECT round
                FROM response_revision
                UNION
                SELECT round
                FROM response
                EXCEPT
                SELECT round
                FROM round_revision
                ORDER BY round
                """,
                transaction: _transaction),
        ];

    /// <summary>The latest revision of a round; null if the store has none of that code.</summary>
    /// <exception cref="StoreException">Its documents are damaged.</exception>
    public Round? FindRound(string code)
    {
        try
        {
            return FindLatest(code, _connection, _transaction)?.ToDefinition().ToRound();
        }
        catch (InvalidDataException damaged)
        {
            throw new StoreException($"{damaged.Message} Run: survey verify", damaged);
        }
    }

    /// <summary>What is derived from the latest revision of each response, in no particular order, one by one.</summary>
    public IEnumerable<ResponseDigest> ReadDigests(Round round) =>
        _connection.Query<ResponseRow>(
            $"""
            SELECT {ResponseColumns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM response
            JOIN response_revision ON response_revision.id = response.revision_id
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE response.round = @Code
            """,
            new { round.Code },
            _transaction,
            buffered: false)
            .Select(row => row.ToDigest(round));

    /// <summary>The latest revision of each response: in the directory's order, or, in an open round, by id and one by one.</summary>
    public IEnumerable<Response> ReadResponses(Round round)
    {
        var responses = ReadLatest(round.Code).Select(revision => ReadResponse(revision.Document, revision.Respondent, round));
        return round.IsOpen ? responses : responses.OrderBy(response => response.Respondent.Organization!.Position);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    internal const string RoundColumns =
        """
        id AS Id,
            round AS Round,
            revision AS Revision,
            framework AS Framework,
            directory AS Directory,
            questionnaire AS Questionnaire,
            round_document AS RoundDocument,
            questionnaire_version AS QuestionnaireVersion,
            hash AS Hash,
            stored_at AS StoredAt
        """;

    internal const string ResponseColumns =
        """
        response.round AS Round,
            response.respondent AS Respondent,
            response.revision_id AS RevisionId,
            response.revision AS Revision,
            response.hash AS Hash,
            response.round_revision AS RoundRevision,
            response.state AS State,
            response.type AS Type,
            response.regions AS Regions,
            response.status AS Status,
            response.coded_rows AS CodedRows,
            response.elements AS Elements,
            response.themes AS Themes,
            response.is_late AS IsLate
        """;

    internal const string RevisionColumns =
        """
        response_revision.id AS Id,
            response_revision.round AS Round,
            response_revision.respondent AS Respondent,
            response_revision.revision AS Revision,
            response_revision.round_revision AS RoundRevision,
            response_revision.document AS Document,
            response_revision.hash AS Hash,
            response_revision.stored_at AS StoredAt
        """;

    internal static RoundRow? FindLatest(string code, SqliteConnection connection, SqliteTransaction transaction) =>
        connection.QueryFirstOrDefault<RoundRow>(
            $"""
            SELECT {RoundColumns}
            FROM round_revision
            WHERE round = @code
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { code },
            transaction);

    /// <summary>Reads a stored document; problems go to the log, under the respondent's name.</summary>
    internal static Response? ReadResponse(string document, string respondent, Round round, ProblemLog problems)
    {
        var place = Place.OfFile(StoreWriter.StoredResponse + respondent);
        using var json = JsonSource.Parse(System.Text.Encoding.UTF8.GetBytes(document), place, problems);
        return json is null ? null : ResponseReader.Read(new JsonValue(json.RootElement, place, problems), round, isStored: true);
    }

    /// <summary>Reads a stored document, which was once accepted.</summary>
    /// <exception cref="StoreException">It is damaged.</exception>
    internal static Response ReadResponse(string document, string respondent, Round round)
    {
        var problems = new ProblemLog();
        return ReadResponse(document, respondent, round, problems) is { } response && problems.Errors == 0
            ? response
            : throw new StoreException($"The {problems.Problems[0]} Run: survey verify");
    }

    /// <summary>What is derived from a respondent's response; null if nothing is.</summary>
    internal static ResponseRow? FindDerived(string round, string respondent, SqliteConnection connection, SqliteTransaction transaction) =>
        connection.QueryFirstOrDefault<ResponseRow>(
            $"""
            SELECT {ResponseColumns}
            FROM response
            WHERE round = @round
                AND respondent = @respondent
            """,
            new { round, respondent },
            transaction);

    internal ResponseRow? FindDerived(string round, string respondent) => FindDerived(round, respondent, _connection, _transaction);

    /// <summary>The respondents of whom something is derived, and no revision is there.</summary>
    internal IReadOnlyList<string> GetDerivedWithoutDocument(string round) =>
        [
            .. _connection.Query<string>(
                """
                SELECT respondent
                FROM response
                WHERE round = @round
                    AND NOT EXISTS (
                        SELECT 1
                        FROM response_revision
                        WHERE response_revision.round = response.round
                            AND response_revision.respondent = response.respondent)
                ORDER BY respondent
                """,
                new { round },
                _transaction),
        ];

    /// <summary>All revisions of a round's definition, the latest last.</summary>
    internal IReadOnlyList<RoundRow> GetRoundRevisions(string code) =>
        [
            .. _connection.Query<RoundRow>(
                $"""
                SELECT {RoundColumns}
                FROM round_revision
                WHERE round = @code
                ORDER BY revision
                """,
                new { code },
                _transaction),
        ];

    internal IEnumerable<RevisionRow> ReadRevisions(string round) =>
        _connection.Query<RevisionRow>(
            $"""
            SELECT {RevisionColumns}
            FROM response_revision
            WHERE round = @round
            ORDER BY respondent,
                revision
            """,
            new { round },
            _transaction,
            buffered: false);

    internal IEnumerable<AuditRow> ReadAudit() =>
        _connection.Query<AuditRow>($"SELECT {AuditTable.Columns} FROM audit_entry ORDER BY number", transaction: _transaction, buffered: false);

    internal IReadOnlyList<string> CheckFile() =>
        [
            .. _connection.Query<string>("PRAGMA integrity_check", transaction: _transaction).Where(line => line != "ok"),
            .. _connection.Query("PRAGMA foreign_key_check", transaction: _transaction).Select(_ => "a response refers to a revision that is not there"),
        ];

    private IEnumerable<RevisionRow> ReadLatest(string round) =>
        _connection.Query<RevisionRow>(
            $"""
            SELECT {RevisionColumns}
            FROM response
            JOIN response_revision ON response_revision.id = response.revision_id
            WHERE response.round = @round
            ORDER BY response.respondent
            """,
            new { round },
            _transaction,
            buffered: false);
}
