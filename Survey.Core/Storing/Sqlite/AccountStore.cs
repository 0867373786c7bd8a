using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Storing.Accounts;

namespace Survey.Core.Storing.Sqlite;

/// <summary>The accounts of a store and their tokens; every call is a transaction of its own.</summary>
public sealed class AccountStore
{
    private const string AccountColumns =
        """
        id AS Id,
            name AS Name,
            role AS Role,
            password_hash AS PasswordHash,
            security_stamp AS SecurityStamp,
            created_at AS CreatedAt,
            disabled_at AS DisabledAt
        """;

    private const string TokenColumns =
        """
        id AS Id,
            account_id AS AccountId,
            name AS Name,
            scope AS Scope,
            created_at AS CreatedAt,
            expires_at AS ExpiresAt,
            last_used_at AS LastUsedAt,
            revoked_at AS RevokedAt
        """;

    private const int Busy = 5;

    private readonly SqliteStore _store;
    private readonly TimeProvider _time;

    internal AccountStore(SqliteStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>All accounts, the disabled ones too, by name.</summary>
    public IReadOnlyList<Account> GetAll()
    {
        using var connection = _store.Connect();
        return
        [
            .. connection.Query<AccountRow>(
                $"""
                SELECT {AccountColumns}
                FROM account
                ORDER BY name_key
                """)
                .Select(row => row.ToAccount()),
        ];
    }

    /// <summary>The account of that name, without regard to case; null if there is none.</summary>
    public Account? Find(string name) => FindWhere("name_key = @key", new { key = Account.KeyOf(name) });

    /// <summary>The account of that key; null if there is none.</summary>
    public Account? Find(Guid id) => FindWhere("id = @key", new { key = ToBytes(id) });

    /// <summary>Adds an account.</summary>
    /// <returns>The account; null if the name is taken.</returns>
    public Account? Add(string name, AccountRole role, string passwordHash, string securityStamp)
    {
        var account = new Account(Guid.CreateVersion7(_time.GetUtcNow()), name, role, passwordHash, securityStamp, _time.GetUtcNow(), DisabledAt: null);
        var added = Execute(
            """
            INSERT OR IGNORE INTO account (
                id,
                name,
                name_key,
                role,
                password_hash,
                security_stamp,
                created_at)
            VALUES (
                @id,
                @Name,
                @key,
                @role,
                @PasswordHash,
                @SecurityStamp,
                @createdAt)
            """,
            new
            {
                id = ToBytes(account.Id),
                account.Name,
                key = Account.KeyOf(name),
                role = role.ToCode(),
                account.PasswordHash,
                account.SecurityStamp,
                createdAt = ToText(account.CreatedAt),
            });
        return added == 1 ? account : null;
    }

    /// <summary>Gives an account another password, and with the stamp ends its sessions.</summary>
    public void ChangePassword(Guid id, string passwordHash, string securityStamp) => Execute(
        """
        UPDATE account
        SET password_hash = @passwordHash,
            security_stamp = @securityStamp
        WHERE id = @id
        """,
        new { id = ToBytes(id), passwordHash, securityStamp });

    /// <summary>Ends an account's sessions.</summary>
    public void ChangeStamp(Guid id, string securityStamp) => Execute(
        """
        UPDATE account
        SET security_stamp = @securityStamp
        WHERE id = @id
        """,
        new { id = ToBytes(id), securityStamp });

    /// <summary>Keeps an account from signing in, ends its sessions and revokes its tokens; nothing of it is deleted.</summary>
    public void Disable(Guid id, string securityStamp)
    {
        var now = ToText(_time.GetUtcNow());
        Execute(
            """
            UPDATE account
            SET disabled_at = COALESCE(disabled_at, @now),
                security_stamp = @securityStamp
            WHERE id = @id;
            """ + RevokeAllOfAccount,
            new { id = ToBytes(id), now, securityStamp });
    }

    /// <summary>Lets an account sign in again with another password; its tokens stay revoked.</summary>
    public void Reset(Guid id, string passwordHash, string securityStamp) => Execute(
        """
        UPDATE account
        SET password_hash = @passwordHash,
            security_stamp = @securityStamp,
            disabled_at = NULL
        WHERE id = @id;
        """ + RevokeAllOfAccount,
        new { id = ToBytes(id), passwordHash, securityStamp, now = ToText(_time.GetUtcNow()) });

    /// <summary>Adds a token.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scope">What it may do.</param>
    /// <param name="expiresAt">From when it is worth nothing.</param>
    /// <param name="hash">SHA-256 of the token.</param>
    public ApiToken AddToken(Guid account, string name, TokenScope scope, DateTimeOffset expiresAt, byte[] hash)
    {
        var now = _time.GetUtcNow();
        var token = new ApiToken(Guid.CreateVersion7(now), account, name, scope, now, expiresAt, LastUsedAt: null, RevokedAt: null);
        Execute(
            """
            INSERT INTO api_token (
                id,
                account_id,
                name,
                scope,
                hash,
                created_at,
                expires_at)
            VALUES (
                @id,
                @account,
                @name,
                @scope,
                @hash,
                @createdAt,
                @expiresAt)
            """,
            new
            {
                id = ToBytes(token.Id),
                account = ToBytes(account),
                name,
                scope = scope.ToCode(),
                hash,
                createdAt = ToText(now),
                expiresAt = ToText(expiresAt),
            });
        return token;
    }

    /// <summary>An account's tokens, revoked and expired ones too, the newest first.</summary>
    public IReadOnlyList<ApiToken> GetTokens(Guid account)
    {
        using var connection = _store.Connect();
        return
        [
            .. connection.Query<TokenRow>(
                $"""
                SELECT {TokenColumns}
                FROM api_token
                WHERE account_id = @account
                ORDER BY id DESC
                """,
                new { account = ToBytes(account) })
                .Select(row => row.ToToken()),
        ];
    }

    /// <summary>The token of that hash, valid or not; null if there is none.</summary>
    public ApiToken? FindToken(byte[] hash)
    {
        using var connection = _store.Connect();
        return connection.QueryFirstOrDefault<TokenRow>(
            $"""
            SELECT {TokenColumns}
            FROM api_token
            WHERE hash = @hash
            """,
            new { hash })?.ToToken();
    }

    /// <summary>Notes that a token was used now, if the last note is older than a minute.</summary>
    public void NoteUse(ApiToken token)
    {
        var now = _time.GetUtcNow();
        if (token.LastUsedAt is { } last && now - last < TimeSpan.FromMinutes(1))
        {
            return;
        }

        using var connection = _store.Connect();
        connection.DefaultTimeout = 1;
        try
        {
            connection.Execute(
                """
                UPDATE api_token
                SET last_used_at = @now
                WHERE id = @id
                """,
                new { id = ToBytes(token.Id), now = ToText(now) });
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Busy)
        {
            // Somebody loads a large round. Whoever only reads must not wait for that; the next use is noted.
        }
    }

    /// <summary>Revokes a token of an account.</summary>
    /// <returns>Whether the account has it and it was not revoked before.</returns>
    public bool RevokeToken(Guid account, Guid token) => Execute(
        """
        UPDATE api_token
        SET revoked_at = @now
        WHERE id = @token
            AND account_id = @account
            AND revoked_at IS NULL
        """,
        new { token = ToBytes(token), account = ToBytes(account), now = ToText(_time.GetUtcNow()) }) == 1;

    /// <summary>
    /// Begins an attempt to sign in: refused during a pause, and otherwise counted as failed until it is known to be
    /// right, so that many attempts at once gain nothing.
    /// </summary>
    /// <param name="keys">What the attempt is counted by, with the rule for each.</param>
    /// <returns>Until when there is a pause; null if the attempt may go on.</returns>
    public DateTimeOffset? BeginSignIn(IReadOnlyList<(byte[] Key, SignInPause Pause)> keys)
    {
        var now = _time.GetUtcNow();
        using var connection = _store.Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(
            """
            DELETE FROM sign_in_attempt
            WHERE last_at < @before
            """,
            new { before = ToText(now - SignInPause.ForgottenAfter) },
            transaction);
        var pausedUntil = keys.Max(each => FindPause(each.Key, connection, transaction));
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        foreach (var (key, pause) in keys)
        {
            Count(key, pause, now, connection, transaction);
        }

        transaction.Commit();
        return null;
    }

    /// <summary>Ends an attempt that was right: the name's failures are forgotten, the address's are one fewer.</summary>
    public void EndSignIn(byte[] nameKey, byte[] addressKey) => Execute(
        """
        DELETE FROM sign_in_attempt
        WHERE key = @nameKey;
        UPDATE sign_in_attempt
        SET failures = failures - 1,
            paused_until = NULL
        WHERE key = @addressKey;
        """,
        new { nameKey, addressKey });

    private const string RevokeAllOfAccount =
        """
        UPDATE api_token
        SET revoked_at = @now
        WHERE account_id = @id
            AND revoked_at IS NULL;
        """;

    private static DateTimeOffset? FindPause(byte[] key, SqliteConnection connection, SqliteTransaction transaction) =>
        connection.ExecuteScalar<string?>(
            """
            SELECT paused_until
            FROM sign_in_attempt
            WHERE key = @key
            """,
            new { key },
            transaction) is { } text ? AccountRow.ToTime(text) : null;

    private static void Count(byte[] key, SignInPause pause, DateTimeOffset now, SqliteConnection connection, SqliteTransaction transaction)
    {
        var failures = connection.ExecuteScalar<int>(
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
            new { key, now = ToText(now) },
            transaction);
        var until = pause.After(failures);
        connection.Execute(
            """
            UPDATE sign_in_attempt
            SET paused_until = @until
            WHERE key = @key
            """,
            new { key, until = until == TimeSpan.Zero ? null : ToText(now + until) },
            transaction);
    }

    private static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static string ToText(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private Account? FindWhere(string condition, object parameters)
    {
        using var connection = _store.Connect();
        return connection.QueryFirstOrDefault<AccountRow>(
            $"""
            SELECT {AccountColumns}
            FROM account
            WHERE {condition}
            """,
            parameters)?.ToAccount();
    }

    private int Execute(string sql, object parameters)
    {
        using var connection = _store.Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        var changed = connection.Execute(sql, parameters, transaction);
        transaction.Commit();
        return changed;
    }
}
