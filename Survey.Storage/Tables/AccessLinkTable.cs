namespace Survey.Storage.Tables;

/// <summary>The table <c>access_link</c>: the links by which secretariats and chairs come in.</summary>
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

    private readonly StoreSession _session;

    internal AccessLinkTable(StoreSession session) => _session = session;

    /// <summary>The links of a round, in the order they were made.</summary>
    public Task<IReadOnlyList<AccessLinkRow>> GetAll(string round) =>
        _session.Query<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE round = @round
            ORDER BY id
            """,
            new { round });

    /// <summary>Some links of a round, in the order they were made.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="after">Only those after this one; null for all.</param>
    /// <param name="limit">At most so many.</param>
    public Task<IReadOnlyList<AccessLinkRow>> GetPage(string round, Guid? after, int limit) =>
        _session.Query<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE round = @round
                AND (@after IS NULL OR id > @after)
            ORDER BY id
            LIMIT @limit
            """,
            new { round, after, limit });

    /// <summary>The link of a secret, revoked or not; null if there is none.</summary>
    public Task<AccessLinkRow?> FindBySecret(byte[] hash) =>
        _session.FindFirst<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE secret_hash = @hash
            """,
            new { hash });

    /// <summary>The link of that key, revoked or not; null if there is none.</summary>
    public Task<AccessLinkRow?> Find(Guid id) =>
        _session.FindFirst<AccessLinkRow>(
            $"""
            SELECT {Columns}
            FROM access_link
            WHERE id = @id
            """,
            new { id });

    /// <summary>Stores a link.</summary>
    public Task Add(AccessLinkRow link) =>
        _session.Execute(
            """
            INSERT INTO access_link (
                id,
                round,
                organization,
                role,
                secret_hash,
                created_at,
                created_by)
            VALUES (
                @Id,
                @Round,
                @Organization,
                @Role,
                @SecretHash,
                @CreatedAt,
                @CreatedBy)
            """,
            link);

    /// <summary>Notes the first time a link was used.</summary>
    /// <returns>1 if it was the first time, else 0.</returns>
    public Task<int> NoteOpened(Guid id) =>
        _session.Execute(
            """
            UPDATE access_link
            SET opened_at = @Now
            WHERE id = @id
                AND opened_at IS NULL
            """,
            new { id, _session.Now });

    /// <summary>Ends links: one, or all of an organization in one part.</summary>
    /// <returns>How many were in use until now.</returns>
    public Task<int> Revoke(string round, string organization, string? role, Guid? id) =>
        _session.Execute(
            """
            UPDATE access_link
            SET revoked_at = @Now
            WHERE round = @round
                AND organization = @organization
                AND (@role IS NULL OR role = @role)
                AND (@id IS NULL OR id = @id)
                AND revoked_at IS NULL
            """,
            new { round, organization, role, id, _session.Now });
}
