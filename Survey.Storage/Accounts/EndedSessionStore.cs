using Survey.Storage.Sqlite;

namespace Survey.Storage.Accounts;

/// <summary>Sessions that were signed out of, each remembered until it would be over by itself.</summary>
public sealed class EndedSessionStore
{
    private readonly SqliteStore _store;

    internal EndedSessionStore(SqliteStore store) => _store = store;

    /// <summary>Ends a session; ending it again changes nothing.</summary>
    /// <param name="id">The session.</param>
    /// <param name="until">When it would be over by itself, and can be forgotten.</param>
    public void End(string id, DateTimeOffset until)
    {
        using var session = _store.BeginSession(writes: true);
        session.Execute(
            """
            DELETE FROM ended_session
            WHERE until < @Now;
            INSERT OR IGNORE INTO ended_session (
                id,
                until)
            VALUES (
                @id,
                @until);
            """,
            new { session.Now, id, until = StoreSession.ToText(until) });
        session.Commit();
    }

    /// <summary>Whether a session was ended.</summary>
    public bool Holds(string id)
    {
        using var session = _store.BeginSession(writes: false);
        return session.FindFirst<int>(
            """
            SELECT COUNT(*)
            FROM ended_session
            WHERE id = @id
            """,
            new { id }) > 0;
    }
}
