using Survey.Storage.Accounts;

namespace Survey.Storage.Tables;

/// <summary>The table <c>api_token</c>: personal tokens, of which only the hash is stored.</summary>
public sealed class TokenTable
{
    private const string Columns =
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

    private readonly StoreSession _session;

    internal TokenTable(StoreSession session) => _session = session;

    /// <summary>An account's tokens, revoked and expired ones too, the newest first.</summary>
    public Task<IReadOnlyList<ApiToken>> GetOf(Guid account) => GetPage(account, before: null, limit: int.MaxValue);

    /// <summary>Some tokens of an account, revoked and expired ones too, the newest first.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="before">Only tokens made before this one; null for all.</param>
    /// <param name="limit">The largest number of tokens.</param>
    public async Task<IReadOnlyList<ApiToken>> GetPage(Guid account, Guid? before, int limit)
    {
        var rows = await _session.Query<TokenRow>(
            $"""
            SELECT {Columns}
            FROM api_token
            WHERE account_id = @account
                AND (@before IS NULL OR id < @before)
            ORDER BY id DESC
            LIMIT @limit
            """,
            new { account, before, limit });
        return [.. rows.Select(row => row.ToToken())];
    }

    /// <summary>The token with that hash, valid or not; null if there is none.</summary>
    public async Task<ApiToken?> FindByHash(byte[] hash) =>
        (await _session.FindFirst<TokenRow>(
            $"""
            SELECT {Columns}
            FROM api_token
            WHERE hash = @hash
            """,
            new { hash }))?.ToToken();

    /// <summary>Adds a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">SHA-256 of its secret.</param>
    public Task Add(ApiToken token, byte[] hash) =>
        _session.Execute(
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
                @Id,
                @AccountId,
                @Name,
                @scope,
                @hash,
                @createdAt,
                @expiresAt)
            """,
            new
            {
                token.Id,
                token.AccountId,
                token.Name,
                scope = token.Scope.ToCode(),
                hash,
                createdAt = StoreSession.ToText(token.CreatedAt),
                expiresAt = StoreSession.ToText(token.ExpiresAt),
            });

    /// <summary>Records when a token was last used, unless a later use is recorded that is not still to come.</summary>
    public Task NoteUse(Guid id, DateTimeOffset at) =>
        _session.Execute(
            """
            UPDATE api_token
            SET last_used_at = @moment
            WHERE id = @id
                AND (last_used_at IS NULL
                    OR last_used_at < @moment
                    OR last_used_at > @Now)
            """,
            new { id, moment = StoreSession.ToText(at), _session.Now });

    /// <summary>Revokes a token of an account.</summary>
    /// <returns>False if the account does not have it, or it was revoked before.</returns>
    public async Task<bool> Revoke(Guid account, Guid token)
    {
        await _session.AccessGeneration.Raise();
        return await _session.Execute(
            """
            UPDATE api_token
            SET revoked_at = @Now
            WHERE id = @token
                AND account_id = @account
                AND revoked_at IS NULL
            """,
            new { token, account, _session.Now }) > 0;
    }

    /// <summary>Revokes all tokens of an account.</summary>
    public async Task RevokeAll(Guid account)
    {
        await _session.AccessGeneration.Raise();
        await _session.Execute(
            """
            UPDATE api_token
            SET revoked_at = @Now
            WHERE account_id = @account
                AND revoked_at IS NULL
            """,
            new { account, _session.Now });
    }
}
