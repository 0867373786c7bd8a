namespace Survey.Storage.Tables;

/// <summary>The table <c>contact</c>: whom to write to.</summary>
internal sealed class ContactTable(StoreSession session)
{
    /// <summary>The contacts of a round, by organization and in the order they were entered.</summary>
    public IReadOnlyList<ContactRow> GetAll(string round) =>
        session.Query<ContactRow>(
            """
            SELECT id AS Id,
                round AS Round,
                organization AS Organization,
                role AS Role,
                name AS Name,
                email AS Email,
                language AS Language,
                bounce AS Bounce
            FROM contact
            WHERE round = @round
            ORDER BY organization,
                id
            """,
            new { round });

    /// <summary>Adds a contact, or changes the one of that key.</summary>
    public void Save(ContactRow contact) =>
        session.Execute(
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
    public bool Remove(string round, byte[] id) =>
        session.Execute(
            """
            DELETE FROM contact
            WHERE round = @round
                AND id = @id
            """,
            new { round, id }) > 0;

    /// <summary>Notes what a mail server said when it refused an address.</summary>
    public void NoteBounce(string round, string email, string bounce) =>
        session.Execute(
            """
            UPDATE contact
            SET bounce = @bounce
            WHERE round = @round
                AND email = @email
            """,
            new { round, email, bounce });
}
