namespace Survey.Storage.Tables;

/// <summary>
/// The table <c>ended_session</c>: sign-in sessions that were signed out, each kept for a year after it would have expired.
/// </summary>
public sealed class EndedSessionTable
{
    // Much longer than needed, so that a clock that is ahead for a while forgets no session that can still be used afterwards.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    private readonly StoreSession _session;

    internal EndedSessionTable(StoreSession session) => _session = session;

    /// <summary>Records that a session was signed out; doing so twice changes nothing. Deletes the entries that expired long ago.</summary>
    /// <param name="id">The session's id.</param>
    /// <param name="until">When the session would have expired.</param>
    public async Task Add(string id, DateTimeOffset until)
    {
        await _session.Execute(
            """
            DELETE FROM ended_session
            WHERE until < @longAgo
            """,
            new { longAgo = StoreSession.ToText(_session.Time.GetUtcNow() - Kept) });
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

    /// <summary>True if the session was signed out.</summary>
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
