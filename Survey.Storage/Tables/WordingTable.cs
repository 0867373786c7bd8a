namespace Survey.Storage.Tables;

/// <summary>The table <c>wording</c>: coordinators' own texts, used instead of the standard message texts.</summary>
public sealed class WordingTable
{
    private readonly StoreSession _session;

    internal WordingTable(StoreSession session) => _session = session;

    /// <summary>The coordinator's own texts of a round, by kind and language.</summary>
    public Task<IReadOnlyList<WordingRow>> GetAll(string round) =>
        _session.Query<WordingRow>(
            """
            SELECT round AS Round,
                kind AS Kind,
                language AS Language,
                subject AS Subject,
                body AS Body
            FROM wording
            WHERE round = @round
            ORDER BY kind,
                language
            """,
            new { round });

    /// <summary>The coordinator's own text for a kind of message in a language; null if there is none.</summary>
    public Task<WordingRow?> Find(string round, string kind, string language) =>
        _session.FindFirst<WordingRow>(
            """
            SELECT round AS Round,
                kind AS Kind,
                language AS Language,
                subject AS Subject,
                body AS Body
            FROM wording
            WHERE round = @round
                AND kind = @kind
                AND language = @language
            """,
            new { round, kind, language });

    /// <summary>Stores a coordinator's own text.</summary>
    public Task Save(WordingRow wording) =>
        _session.Execute(
            """
            INSERT INTO wording (
                round,
                kind,
                language,
                subject,
                body)
            VALUES (
                @Round,
                @Kind,
                @Language,
                @Subject,
                @Body)
            ON CONFLICT (round, kind, language) DO UPDATE
            SET subject = excluded.subject,
                body = excluded.body
            """,
            wording);

    /// <summary>Removes a text, so that the standard one is used again.</summary>
    public Task Remove(string round, string kind, string language) =>
        _session.Execute(
            """
            DELETE FROM wording
            WHERE round = @round
                AND kind = @kind
                AND language = @language
            """,
            new { round, kind, language });
}
