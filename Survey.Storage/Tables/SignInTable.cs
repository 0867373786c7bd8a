namespace Survey.Storage.Tables;

/// <summary>The table <c>sign_in_attempt</c>: failures to sign in, by a hash of the name or address they are counted for.</summary>
public sealed class SignInTable
{
    private readonly StoreSession _session;

    internal SignInTable(StoreSession session) => _session = session;

    /// <summary>Forgets failures without an attempt since a moment.</summary>
    public Task Forget(DateTimeOffset before) =>
        _session.Execute(
            """
            DELETE FROM sign_in_attempt
            WHERE last_at < @moment
            """,
            new { moment = StoreSession.ToText(before) });

    /// <summary>Until when attempts are paused; null if they are not.</summary>
    public async Task<DateTimeOffset?> FindPause(byte[] key) =>
        await _session.FindFirst<string?>(
            """
            SELECT paused_until
            FROM sign_in_attempt
            WHERE key = @key
            """,
            new { key }) is { } text ? StoreSession.ToMoment(text) : null;

    /// <summary>Counts a failure.</summary>
    /// <returns>How many there are now.</returns>
    public Task<int> Count(byte[] key) =>
        _session.FindFirst<int>(
            """
            INSERT INTO sign_in_attempt (
                key,
                failures,
                last_at)
            VALUES (
                @key,
                1,
                @Now)
            ON CONFLICT (key) DO UPDATE
            SET failures = sign_in_attempt.failures + 1,
                last_at = excluded.last_at
            RETURNING failures
            """,
            new { key, _session.Now });

    /// <summary>Pauses attempts until a moment; null ends the pause.</summary>
    public Task SetPause(byte[] key, DateTimeOffset? until) =>
        _session.Execute(
            """
            UPDATE sign_in_attempt
            SET paused_until = @moment
            WHERE key = @key
            """,
            new { key, moment = until is { } pause ? StoreSession.ToText(pause) : null });

    /// <summary>Forgets all failures.</summary>
    public Task Remove(byte[] key) =>
        _session.Execute(
            """
            DELETE FROM sign_in_attempt
            WHERE key = @key
            """,
            new { key });

    /// <summary>Takes one failure back, and ends the pause.</summary>
    public Task TakeBack(byte[] key) =>
        _session.Execute(
            """
            UPDATE sign_in_attempt
            SET failures = failures - 1,
                paused_until = NULL
            WHERE key = @key
            """,
            new { key });
}
