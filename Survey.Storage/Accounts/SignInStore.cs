using Survey.Storage.Sqlite;

namespace Survey.Storage.Accounts;

/// <summary>
/// Attempts to sign in, counted by name and by address, so that guessing slows down, also across a restart. A name is
/// counted whether or not there is such an account: a pause tells nothing.
/// </summary>
public sealed class SignInStore
{
    private readonly SqliteStore _store;

    internal SignInStore(SqliteStore store) => _store = store;

    /// <summary>
    /// Begins an attempt: refused during a pause, and otherwise counted as failed until it is known to be right, so that
    /// many attempts at once gain nothing.
    /// </summary>
    /// <param name="keys">What the attempt is counted by, with the rule for each.</param>
    /// <returns>Until when there is a pause; null if the attempt may go on.</returns>
    public DateTimeOffset? Begin(IReadOnlyList<(byte[] Key, SignInPause Pause)> keys)
    {
        using var session = _store.BeginSession(writes: true);
        var now = session.Time.GetUtcNow();
        session.Execute(
            """
            DELETE FROM sign_in_attempt
            WHERE last_at < @before
            """,
            new { before = StoreSession.ToText(now - SignInPause.ForgottenAfter) });
        var pausedUntil = keys.Max(each => FindPause(each.Key, session));
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        foreach (var (key, pause) in keys)
        {
            Count(key, pause, now, session);
        }

        session.Commit();
        return null;
    }

    /// <summary>Ends an attempt that was right: the name's failures are forgotten, the address's are one fewer.</summary>
    public void End(byte[] nameKey, byte[] addressKey)
    {
        using var session = _store.BeginSession(writes: true);
        session.Execute(
            """
            DELETE FROM sign_in_attempt
            WHERE key = @nameKey;
            UPDATE sign_in_attempt
            SET failures = failures - 1,
                paused_until = NULL
            WHERE key = @addressKey;
            """,
            new { nameKey, addressKey });
        session.Commit();
    }

    private static DateTimeOffset? FindPause(byte[] key, StoreSession session) =>
        session.FindFirst<string?>(
            """
            SELECT paused_until
            FROM sign_in_attempt
            WHERE key = @key
            """,
            new { key }) is { } text ? StoreSession.ToMoment(text) : null;

    private static void Count(byte[] key, SignInPause pause, DateTimeOffset now, StoreSession session)
    {
        var failures = session.FindFirst<int>(
            """
            INSERT INTO sign_in_attempt (
                key,
                failures,
                last_at)
            VALUES (
                @key,
                1,
                @now)
            ON CONFLICT (key) DO UPDATE
            SET failures = failures + 1,
                last_at = @now
            RETURNING failures
            """,
            new { key, now = StoreSession.ToText(now) });
        var until = pause.After(failures);
        session.Execute(
            """
            UPDATE sign_in_attempt
            SET paused_until = @until
            WHERE key = @key
            """,
            new { key, until = until == TimeSpan.Zero ? null : StoreSession.ToText(now + until) });
    }
}
