namespace Survey.Storage.Tables;

/// <summary>The table <c>ended_session</c>: sessions that were signed out of, each remembered until it would expire.</summary>
public sealed class EndedSessionTable
{
    private readonly StoreSession _session;

    internal EndedSessionTable(StoreSession session) => _session = session;

    /// <summary>Ends a session; ending it again changes nothing. Those that have expired are forgotten.</summary>
    /// <param name="id">The session.</param>
    /// <param name="until">When it would expire.</param>
    public async Task Add(string id, DateTimeOffset until)
    {
        await _session.Execute(
            """
            DELETE FROM ended_session
            WHERE until < @Now
            """,
            new { _session.Now });
        await _session.Execute(
            """
            INSERT INTO ended_session (
                id,
                until)
            VALUES (
                @id,
                @until)
            ON CONFLICT (id) DO NOTHING
            """,
            new { id, until = StoreSession.ToText(until) });
    }

    /// <summary>Whether a session was ended.</summary>
    public Task<bool> Has(string id) =>
        _session.FindFirst<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM ended_session
                WHERE id = @id)
            """,
            new { id });
}
