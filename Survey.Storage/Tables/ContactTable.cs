namespace Survey.Storage.Tables;

/// <summary>The table <c>contact</c>: the recipients of messages.</summary>
public sealed class ContactTable
{
    private const string Columns =
        """
        id AS Id,
            round AS Round,
            organization AS Organization,
            role AS Role,
            name AS Name,
            email AS Email,
            language AS Language,
            bounce AS Bounce
        """;

    private static readonly HashedColumns Hashed =
        new("contact", "id", "round", "organization", "role", "name", "email", "language", "bounce");

    private readonly StoreSession _session;

    internal ContactTable(StoreSession session) => _session = session;

    /// <summary>The contacts of a round, by organization and order of entry.</summary>
    public Task<IReadOnlyList<ContactRow>> GetAll(string round) =>
        _session.Query<ContactRow>(
            $"""
            SELECT {Columns}
            FROM contact
            WHERE round = @round
            ORDER BY organization,
                id
            """,
            new { round });

    /// <summary>Some contacts of a round, by organization and in the order they were entered.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="organization">With <paramref name="id"/>, the contact after which to begin; null for the first.</param>
    /// <param name="id">The id of that contact.</param>
    /// <param name="limit">The largest number of contacts.</param>
    public Task<IReadOnlyList<ContactRow>> GetPage(string round, string? organization, Guid? id, int limit) =>
        _session.Query<ContactRow>(
            $"""
            SELECT {Columns}
            FROM contact
            WHERE round = @round
                AND (@organization IS NULL
                    OR organization > @organization
                    OR (organization = @organization AND id > @id))
            ORDER BY organization,
                id
            LIMIT @limit
            """,
            new { round, organization, id, limit });

    /// <summary>The contacts of one organization, in the order they were entered.</summary>
    public Task<IReadOnlyList<ContactRow>> GetOf(string round, string organization) =>
        _session.Query<ContactRow>(
            $"""
            SELECT {Columns}
            FROM contact
            WHERE round = @round
                AND organization = @organization
            ORDER BY id
            """,
            new { round, organization });

    /// <summary>The round's contact with that key; null if there is none.</summary>
    public Task<ContactRow?> Find(string round, Guid id) =>
        _session.FindFirst<ContactRow>(
            $"""
            SELECT {Columns}
            FROM contact
            WHERE round = @round
                AND id = @id
            """,
            new { round, id });

    /// <summary>Adds a contact, or updates the one with that key.</summary>
    public Task Save(ContactRow contact) =>
        _session.Execute(
            $"""
            INSERT INTO contact (
                id,
                round,
                organization,
                role,
                name,
                email,
                language,
                bounce,
                hash)
            VALUES (
                @Id,
                @Round,
                @Organization,
                @Role,
                @Name,
                @Email,
                @Language,
                @Bounce,
                row_hash(@Id, @Round, @Organization, @Role, @Name, @Email, @Language, @Bounce))
            ON CONFLICT (id) DO UPDATE
            SET organization = excluded.organization,
                role = excluded.role,
                name = excluded.name,
                email = excluded.email,
                language = excluded.language,
                bounce = excluded.bounce,
                hash = {Hashed.With(
                    ("organization", "excluded.organization"),
                    ("role", "excluded.role"),
                    ("name", "excluded.name"),
                    ("email", "excluded.email"),
                    ("language", "excluded.language"),
                    ("bounce", "excluded.bounce"))}
            """,
            contact);

    /// <summary>Removes a contact.</summary>
    /// <returns>False if it did not exist.</returns>
    public async Task<bool> Remove(string round, Guid id) =>
        await _session.Execute(
            """
            DELETE FROM contact
            WHERE round = @round
                AND id = @id
            """,
            new { round, id }) > 0;

    /// <summary>Records a mail server's refusal of an address.</summary>
    public Task NoteBounce(string round, string email, string bounce) =>
        _session.Execute(
            $"""
            UPDATE contact
            SET bounce = @bounce,
                hash = {Hashed.WithIfRight(("bounce", "@bounce"))}
            WHERE round = @round
                AND email = @email
            """,
            new { round, email, bounce });

    /// <summary>The contacts that were changed from outside of this software.</summary>
    internal Task<IReadOnlyList<ContactRow>> GetChanged() =>
        _session.Query<ContactRow>(
            $"""
            SELECT {Columns}
            FROM contact
            WHERE {Hashed.Differs}
            ORDER BY round,
                organization,
                id
            """);
}
