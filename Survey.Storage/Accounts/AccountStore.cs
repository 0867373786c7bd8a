using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Storage.Accounts;

/// <summary>The accounts of a store and their tokens. Every call is one transaction, with its entry in the audit trail.</summary>
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
        using var session = _store.BeginSession(writes: false);
        return
        [
            .. session.Query<AccountRow>(
                $"""
                SELECT {AccountColumns}
                FROM account
                ORDER BY name_key
                """,
                new { })
                .Select(row => row.ToAccount()),
        ];
    }

    /// <summary>The account of that name, without regard to case; null if there is none.</summary>
    public Account? Find(string name) => FindWhere("name_key = @key", new { key = Account.KeyOf(name) });

    /// <summary>The account of that key; null if there is none.</summary>
    public Account? Find(Guid id) => FindWhere("id = @key", new { key = ToBytes(id) });

    /// <summary>Adds an account.</summary>
    /// <returns>The account; null if the name is taken.</returns>
    public Account? Add(string name, ActorRole role, string passwordHash, string securityStamp, Actor actor)
    {
        using var session = _store.BeginSession(writes: true);
        var account = new Account(session.NewId(), name, role, passwordHash, securityStamp, StoreSession.ToMoment(session.Now), DisabledAt: null);
        var added = session.Execute(
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
                createdAt = StoreSession.ToText(account.CreatedAt),
            });
        if (added == 0)
        {
            return null;
        }

        session.Audit.Append(actor, "account-added", round: null, account.Name, role.ToCode());
        session.Commit();
        return account;
    }

    /// <summary>Gives an account another password, with the stamp ends its sessions, and revokes its tokens.</summary>
    public void ChangePassword(Account account, string passwordHash, string securityStamp) => Change(
        $"""
        UPDATE account
        SET password_hash = @passwordHash,
            security_stamp = @securityStamp
        WHERE id = @id;
        {RevokeAllOfAccount}
        """,
        new { id = ToBytes(account.Id), passwordHash, securityStamp, now = Now() },
        account.ToActor(),
        "password-changed",
        account);

    /// <summary>Ends an account's sessions and revokes its tokens.</summary>
    public void ChangeStamp(Account account, string securityStamp) => Change(
        $"""
        UPDATE account
        SET security_stamp = @securityStamp
        WHERE id = @id;
        {RevokeAllOfAccount}
        """,
        new { id = ToBytes(account.Id), securityStamp, now = Now() },
        account.ToActor(),
        "sessions-ended",
        account);

    /// <summary>Keeps an account from signing in, ends its sessions and revokes its tokens; nothing of it is deleted.</summary>
    public void Disable(Account account, string securityStamp, Actor actor) => Change(
        $"""
        UPDATE account
        SET disabled_at = COALESCE(disabled_at, @now),
            security_stamp = @securityStamp
        WHERE id = @id;
        {RevokeAllOfAccount}
        """,
        new { id = ToBytes(account.Id), now = Now(), securityStamp },
        actor,
        "account-disabled",
        account);

    /// <summary>Lets an account sign in again with another password; its tokens stay revoked.</summary>
    public void Reset(Account account, string passwordHash, string securityStamp, Actor actor) => Change(
        $"""
        UPDATE account
        SET password_hash = @passwordHash,
            security_stamp = @securityStamp,
            disabled_at = NULL
        WHERE id = @id;
        {RevokeAllOfAccount}
        """,
        new { id = ToBytes(account.Id), passwordHash, securityStamp, now = Now() },
        actor,
        "account-reset",
        account);

    /// <summary>Adds a token.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scope">What it may do.</param>
    /// <param name="expiresAt">From when it is worth nothing.</param>
    /// <param name="hash">SHA-256 of the token.</param>
    public ApiToken AddToken(Account account, string name, TokenScope scope, DateTimeOffset expiresAt, byte[] hash)
    {
        using var session = _store.BeginSession(writes: true);
        var token = new ApiToken(session.NewId(), account.Id, name, scope, StoreSession.ToMoment(session.Now), expiresAt, LastUsedAt: null, RevokedAt: null);
        session.Execute(
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
                account = ToBytes(account.Id),
                name,
                scope = scope.ToCode(),
                hash,
                createdAt = StoreSession.ToText(token.CreatedAt),
                expiresAt = StoreSession.ToText(expiresAt),
            });
        session.Audit.Append(account.ToActor(), "token-made", round: null, account.Name, $"{scope.ToCode()}: {name}");
        session.Commit();
        return token;
    }

    /// <summary>An account's tokens, revoked and expired ones too, the newest first.</summary>
    public IReadOnlyList<ApiToken> GetTokens(Guid account)
    {
        using var session = _store.BeginSession(writes: false);
        return
        [
            .. session.Query<TokenRow>(
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
        using var session = _store.BeginSession(writes: false);
        return session.FindFirst<TokenRow>(
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

        // Not in the queue of writers: whoever only reads must not wait for somebody who loads a large round.
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
                new { id = ToBytes(token.Id), now = StoreSession.ToText(now) });
        }
        catch (SqliteException)
        {
            // Somebody else writes, or the disk is full: a later use is noted. Reading goes on.
        }
    }

    /// <summary>Revokes a token of an account.</summary>
    /// <returns>Whether the account has it and it was not revoked before.</returns>
    public bool RevokeToken(Account account, Guid token)
    {
        using var session = _store.BeginSession(writes: true);
        var revoked = session.Execute(
            """
            UPDATE api_token
            SET revoked_at = @Now
            WHERE id = @token
                AND account_id = @account
                AND revoked_at IS NULL
            """,
            new { token = ToBytes(token), account = ToBytes(account.Id), session.Now });
        if (revoked > 0)
        {
            session.Audit.Append(account.ToActor(), "token-revoked", round: null, account.Name, token.ToString());
            session.Commit();
        }

        return revoked > 0;
    }

    private const string RevokeAllOfAccount =
        """
        UPDATE api_token
        SET revoked_at = @now
        WHERE account_id = @id
            AND revoked_at IS NULL;
        """;

    private static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    private string Now() => StoreSession.ToText(_time.GetUtcNow());

    private Account? FindWhere(string condition, object parameters)
    {
        using var session = _store.BeginSession(writes: false);
        return session.FindFirst<AccountRow>(
            $"""
            SELECT {AccountColumns}
            FROM account
            WHERE {condition}
            """,
            parameters)?.ToAccount();
    }

    private void Change(string sql, object parameters, Actor actor, string action, Account account)
    {
        using var session = _store.BeginSession(writes: true);
        session.Execute(sql, parameters);
        session.Audit.Append(actor, action, round: null, account.Name, details: null);
        session.Commit();
    }
}
