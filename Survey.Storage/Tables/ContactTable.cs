namespace Survey.Storage.Tables;

/// <summary>The table <c>contact</c>: whom to write to.</summary>
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

    private readonly StoreSession _session;

    internal ContactTable(StoreSession session) => _session = session;

    /// <summary>The contacts of a round, by organization and in the order they were entered.</summary>
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

    /// <summary>The contact of that key; null if the round has none.</summary>
    public Task<ContactRow?> Find(string round, Guid id) =>
        _session.FindFirst<ContactRow>(
            $"""
            SELECT {Columns}
            FROM contact
            WHERE round = @round
                AND id = @id
            """,
            new { round, id });

    /// <summary>Adds a contact, or changes the one of that key.</summary>
    public Task Save(ContactRow contact) =>
        _session.Execute(
            """
            INSERT INTO contact (
                id,
                round,
                organization,
                role,
                name,
                email,
                language,
                bounce)
            VALUES (
                @Id,
                @Round,
                @Organization,
                @Role,
                @Name,
                @Email,
                @Language,
                @Bounce)
            ON CONFLICT (id) DO UPDATE
            SET organization = excluded.organization,
                role = excluded.role,
                name = excluded.name,
                email = excluded.email,
                language = excluded.language,
                bounce = excluded.bounce
            """,
            contact);

    /// <summary>Removes a contact.</summary>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> Remove(string round, Guid id) =>
        await _session.Execute(
            """
            DELETE FROM contact
            WHERE round = @round
                AND id = @id
            """,
            new { round, id }) > 0;

    /// <summary>Notes what a mail server said when it refused an address.</summary>
    public Task NoteBounce(string round, string email, string bounce) =>
        _session.Execute(
            """
            UPDATE contact
            SET bounce = @bounce
            WHERE round = @round
                AND email = @email
            """,
            new { round, email, bounce });
}
