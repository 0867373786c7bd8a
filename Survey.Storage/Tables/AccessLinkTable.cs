namespace Survey.Storage.Tables;

/// <summary>The table <c>access_link</c>: access links of secretariats and chairs.</summary>
public sealed class AccessLinkTable
{
    private const string Columns =
        """
        id AS Id,
            round AS Round,
            organization AS Organization,
            role AS Role,
            secret_hash AS SecretHash,
            created_at AS CreatedAt,
            created_by AS CreatedBy,
            opened_at AS OpenedAt,
            revoked_at AS RevokedAt
        """;

    private static readonly HashedColumns Hashed = new(
        "access_link",
        "id",
        "round",
        "organization",
        "role",
        "secret_hash",
        "created_at",
        "created_by",
        "opened_at",
        "revoked_at");

    private readonly StoreSession _session;

    internal AccessLinkTable(StoreSession session) => _session = session;

    /// <summary>The links of a round, in order of creation.</summary>
    public Task<IReadOnlyList<AccessLinkRow>> GetAll(string round) =>
        _session.Query<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE bucket IN {Bucket.All}
                AND round = @round
            ORDER BY id
            """,
            new { round });

    /// <summary>The links of one organization in a round, in the order they were made.</summary>
    public Task<IReadOnlyList<AccessLinkRow>> GetOf(string round, string organization) =>
        _session.Query<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND organization = @organization
            ORDER BY id
            """,
            new { round, organization });

    /// <summary>Some links of a round, in the order they were made.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="after">Key of the last link of the previous page; null for the first page.</param>
    /// <param name="limit">Maximum number of links.</param>
    public Task<IReadOnlyList<AccessLinkRow>> GetPage(string round, Guid? after, int limit) =>
        _session.Query<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND (@after IS NULL OR id > @after)
            ORDER BY id
            LIMIT @limit
            """,
            new { round, after, limit });

    /// <summary>The link whose secret has that SHA-256 hash, revoked or not; null if there is none.</summary>
    public Task<AccessLinkRow?> FindBySecret(byte[] hash) =>
        _session.FindFirst<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE bucket = @bucket
                AND secret_hash = @hash
            """,
            new { bucket = Bucket.OfHash(hash), hash });

    /// <summary>The link with that key, revoked or not; null if there is none.</summary>
    public Task<AccessLinkRow?> Find(Guid id) =>
        _session.FindFirst<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE bucket IN {Bucket.All}
                AND id = @id
            """,
            new { id });

    /// <summary>Stores a link.</summary>
    public Task Add(AccessLinkRow link) =>
        _session.Execute(
            """
            INSERT INTO access_link (
                bucket,
                id,
                round,
                organization,
                role,
                secret_hash,
                created_at,
                created_by,
                hash)
            VALUES (
                @Bucket,
                @Id,
                @Round,
                @Organization,
                @Role,
                @SecretHash,
                @CreatedAt,
                @CreatedBy,
                row_hash(@Id, @Round, @Organization, @Role, @SecretHash, @CreatedAt, @CreatedBy, NULL, NULL))
            """,
            link);

    /// <summary>Records the first use of a link.</summary>
    /// <returns>1 if this was the first use, else 0.</returns>
    public Task<int> NoteOpened(int bucket, Guid id) =>
        _session.Execute(
            $"""
            UPDATE access_link
            SET opened_at = @Now,
                hash = {Hashed.WithIfRight(("opened_at", "@Now"))}
            WHERE bucket = @bucket
                AND id = @id
                AND opened_at IS NULL
            """,
            new { bucket, id, _session.Now });

    /// <summary>Revokes the valid links of an organization; a role and a key, if not null, restrict which.</summary>
    /// <returns>Number of links revoked.</returns>
    public async Task<int> Revoke(string round, string organization, string? role, Guid? id)
    {
        await _session.AccessGeneration.Raise();
        return await _session.Execute(
            $"""
            UPDATE access_link
            SET revoked_at = @Now,
                hash = {Hashed.With(("revoked_at", "@Now"))}
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND organization = @organization
                AND (@role IS NULL OR role = @role)
                AND (@id IS NULL OR id = @id)
                AND revoked_at IS NULL
            """,
            new { round, organization, role, id, _session.Now });
    }

    /// <summary>The links that were changed from outside of this software.</summary>
    internal Task<IReadOnlyList<AccessLinkRow>> GetChanged() =>
        _session.Query<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE bucket <> {Bucket.Function}(secret_hash)
                OR {Hashed.Differs}
            ORDER BY id
            """);

    /// <summary>
    /// The rounds, organizations and roles for which the number of links differs from that of entries in the audit trail. A link is never
    /// removed, only revoked; it goes only with its round, when that is deleted or gets another code.
    /// </summary>
    internal Task<IReadOnlyList<LinkCountRow>> GetCountsNotRecorded() =>
        _session.Query<LinkCountRow>(
            $"""
            SELECT round AS Round,
                organization AS Organization,
                role AS Role,
                SUM(stored) AS Stored,
                SUM(recorded) AS Recorded
            FROM (
                SELECT round,
                    organization,
                    role,
                    1 AS stored,
                    0 AS recorded
                FROM access_link
                WHERE bucket IN {Bucket.All}
                UNION ALL
                SELECT round,
                    subject,
                    details,
                    0,
                    1
                FROM audit_entry
                WHERE bucket IN {Bucket.All}
                    AND action = 'link-issued'
                    AND at > COALESCE((
                        SELECT MAX(gone.at)
                        FROM audit_entry AS gone
                        WHERE gone.bucket IN {Bucket.All}
                            AND gone.round = audit_entry.round
                            AND gone.action IN ('round-deleted', 'round-renamed')), '')) AS counted
            GROUP BY round,
                organization,
                role
            HAVING SUM(stored) <> SUM(recorded)
            ORDER BY round,
                organization,
                role
            """);
}
