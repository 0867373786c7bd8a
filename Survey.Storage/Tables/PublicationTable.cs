using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Storage.Tables;

/// <summary>The tables <c>publication</c> and <c>publication_response</c>: frozen states of rounds, which never change.</summary>
public sealed class PublicationTable
{
    /// <summary>The action in the audit trail by which a publication is made.</summary>
    public const string Action = "report-published";

    private const string Columns =
        """
        publication.id AS Id,
            publication.round AS Round,
            publication.code AS Code,
            publication.manifest AS Manifest,
            publication.made_at AS MadeAt,
            publication.made_by AS MadeBy,
            publication.hash AS Hash
        """;

    private static readonly HashedColumns Hashed = new("publication", "id", "round", "code", "manifest", "made_at", "made_by");

    private readonly StoreSession _session;

    internal PublicationTable(StoreSession session) => _session = session;

    /// <summary>The publications of a round, the first one first.</summary>
    public Task<IReadOnlyList<PublicationRow>> GetAll(string round) =>
        _session.Query<PublicationRow>(
            $"""
            SELECT {Columns}
            FROM publication
            WHERE round = @round
            ORDER BY made_at,
                id
            """,
            new { round });

    /// <summary>The publication with that code; null if there is none.</summary>
    public Task<PublicationRow?> Find(string round, string code) =>
        _session.FindFirst<PublicationRow>(
            $"""
            SELECT {Columns}
            FROM publication
            WHERE round = @round
                AND code = @code
            """,
            new { round, code });

    /// <summary>Stores a publication with the latest revision of each response of its round.</summary>
    /// <param name="publication">The publication; its hash is computed.</param>
    public async Task<PublicationRow> Add(PublicationRow publication)
    {
        await _session.Execute(
            $"""
            INSERT INTO publication (
                id,
                round,
                code,
                manifest,
                made_at,
                made_by,
                hash)
            VALUES (
                @Id,
                @Round,
                @Code,
                @Manifest,
                @MadeAt,
                @MadeBy,
                {RowHash.Function}(@Id, @Round, @Code, @Manifest, @MadeAt, @MadeBy))
            """,
            publication);
        await _session.Execute(
            $"""
            INSERT INTO publication_response (
                bucket,
                publication,
                round,
                respondent,
                revision)
            SELECT bucket,
                @Id,
                round,
                respondent,
                revision
            FROM response
            WHERE bucket IN {Bucket.All}
                AND round = @Round
            """,
            publication);
        return (await Find(publication.Round, publication.Code))!;
    }

    /// <summary>
    /// Streams the revisions that a publication counts, by bucket and respondent, each with its document and the version of its
    /// questionnaire.
    /// </summary>
    internal IAsyncEnumerable<RevisionRow> ReadRevisions(PublicationRow publication) =>
        _session.Read<RevisionRow>(
            $"""
            SELECT {RevisionTable.Columns},
                round_revision.questionnaire_version AS QuestionnaireVersion
            FROM publication_response
            JOIN response_revision ON response_revision.bucket = publication_response.bucket
                AND response_revision.round = publication_response.round
                AND response_revision.respondent = publication_response.respondent
                AND response_revision.revision = publication_response.revision
            JOIN round_revision ON round_revision.round = response_revision.round
                AND round_revision.revision = response_revision.round_revision
            WHERE publication_response.bucket IN {Bucket.All}
                AND publication_response.publication = @Id
            ORDER BY publication_response.bucket,
                publication_response.respondent
            """,
            new { publication.Id });

    /// <summary>The number of responses that a publication counts, and a hash over their revisions, by respondent.</summary>
    public Task<(int Count, string Hash)> HashResponses(PublicationRow publication) =>
        HashOf(_session.Read<RevisionRow>(
            $"""
            SELECT response_revision.respondent AS Respondent,
                response_revision.revision AS Revision,
                response_revision.hash AS Hash
            FROM publication_response
            JOIN response_revision ON response_revision.bucket = publication_response.bucket
                AND response_revision.round = publication_response.round
                AND response_revision.respondent = publication_response.respondent
                AND response_revision.revision = publication_response.revision
            WHERE publication_response.bucket IN {Bucket.All}
                AND publication_response.publication = @Id
            ORDER BY response_revision.respondent
            """,
            new { publication.Id }));

    /// <summary>The same for the latest revisions of a round.</summary>
    public Task<(int Count, string Hash)> HashLatest(string round) =>
        HashOf(_session.Read<RevisionRow>(
            $"""
            SELECT response_revision.respondent AS Respondent,
                response_revision.revision AS Revision,
                response_revision.hash AS Hash
            FROM response
            JOIN response_revision ON response_revision.bucket = response.bucket
                AND response_revision.round = response.round
                AND response_revision.respondent = response.respondent
                AND response_revision.revision = response.revision
            WHERE response.bucket IN {Bucket.All}
                AND response.round = @round
            ORDER BY response.respondent
            """,
            new { round }));

    /// <summary>Publications whose row was changed from outside.</summary>
    internal Task<IReadOnlyList<PublicationRow>> GetChanged() =>
        _session.Query<PublicationRow>(
            $"""
            SELECT {Columns}
            FROM publication
            WHERE {Hashed.Differs}
            ORDER BY round,
                code
            """);

    /// <summary>Round and code of publications that the audit trail records, and that are missing or have another hash.</summary>
    internal async Task<IReadOnlyList<PublicationRow>> GetMissing()
    {
        var recorded = await _session.Query<(string Round, string Code, string Details, byte[]? Hash)>(
            $"""
            SELECT audit_entry.round,
                audit_entry.subject,
                audit_entry.details,
                publication.hash
            FROM audit_entry
            LEFT JOIN publication ON publication.round = audit_entry.round
                AND publication.code = audit_entry.subject
            WHERE audit_entry.bucket IN {Bucket.All}
                AND audit_entry.action = @Action
            ORDER BY audit_entry.at
            """,
            new { Action });
        return
        [
            .. recorded
                .Where(entry => entry.Hash is null || Convert.ToHexStringLower(entry.Hash) != entry.Details)
                .Select(entry => new PublicationRow { Round = entry.Round, Code = entry.Code }),
        ];
    }

    /// <summary>All publications, by round and code.</summary>
    internal Task<IReadOnlyList<PublicationRow>> GetAll() =>
        _session.Query<PublicationRow>(
            $"""
            SELECT {Columns}
            FROM publication
            ORDER BY round,
                code
            """);

    private static async Task<(int Count, string Hash)> HashOf(IAsyncEnumerable<RevisionRow> revisions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        await foreach (var revision in revisions)
        {
            count++;
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{revision.Respondent} {revision.Revision} {Convert.ToHexStringLower(revision.Hash)}\n")));
        }

        return (count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
