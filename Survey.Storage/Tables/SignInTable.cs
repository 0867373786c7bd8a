namespace Survey.Storage.Tables;

/// <summary>The table <c>sign_in_attempt</c>: failed sign-ins, by a hash of the name or address they are counted for.</summary>
public sealed class SignInTable
{
    private readonly StoreSession _session;

    internal SignInTable(StoreSession session) => _session = session;

    /// <summary>Deletes failures whose last attempt was before a time.</summary>
    public Task Forget(DateTimeOffset before) =>
        _session.Execute(
            """
            DELETE FROM sign_in_attempt
            WHERE last_at < @moment
            """,
            new { moment = StoreSession.ToText(before) });

    /// <summary>Time until which attempts are refused; null if there is no pause.</summary>
    public async Task<DateTimeOffset?> FindPause(byte[] key) =>
        await _session.FindFirst<string?>(
            """
            SELECT paused_until
            FROM sign_in_attempt
            WHERE key = @key
            """,
            new { key }) is { } text ? StoreSession.ToMoment(text) : null;

    /// <summary>Counts a failure.</summary>
    /// <returns>Number of failures so far.</returns>
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

    /// <summary>Sets the time until which attempts are refused; null ends the pause.</summary>
    public Task SetPause(byte[] key, DateTimeOffset? until) =>
        _session.Execute(
            """
            UPDATE sign_in_attempt
            SET paused_until = @moment
            WHERE key = @key
            """,
            new { key, moment = until is { } pause ? StoreSession.ToText(pause) : null });

    /// <summary>Deletes all failures of a key.</summary>
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
