using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Storage.Tables;

/// <summary>The table <c>account</c>.</summary>
public sealed class AccountTable
{
    private const string Columns =
        """
        id AS Id,
            name AS Name,
            role AS Role,
            password_hash AS PasswordHash,
            security_stamp AS SecurityStamp,
            created_at AS CreatedAt,
            disabled_at AS DisabledAt
        """;

    private static readonly HashedColumns Hashed = new(
        "account",
        "id",
        "name",
        "name_key",
        "role",
        "password_hash",
        "security_stamp",
        "created_at",
        "disabled_at");

    private readonly StoreSession _session;

    internal AccountTable(StoreSession session) => _session = session;

    /// <summary>All accounts, including disabled ones, by name.</summary>
    public async Task<IReadOnlyList<Account>> GetAll()
    {
        var rows = await _session.Query<AccountRow>(
            $"""
            SELECT {Columns}
            FROM account
            ORDER BY name_key
            """);
        return [.. rows.Select(row => row.ToAccount())];
    }

    /// <summary>Some accounts, the disabled ones too, by name.</summary>
    /// <param name="after">Only accounts whose name, as <see cref="Account.KeyOf"/>, comes after this one; null for all.</param>
    /// <param name="limit">The largest number of accounts.</param>
    public async Task<IReadOnlyList<Account>> GetPage(string? after, int limit)
    {
        var rows = await _session.Query<AccountRow>(
            $"""
            SELECT {Columns}
            FROM account
            WHERE @after IS NULL
                OR name_key > @after
            ORDER BY name_key
            LIMIT @limit
            """,
            new { after, limit });
        return [.. rows.Select(row => row.ToAccount())];
    }

    /// <summary>The account of that name, without regard to case; null if there is none.</summary>
    public Task<Account?> Find(string name) => FindWhere("name_key = @key", new { key = Account.KeyOf(name) });

    /// <summary>The account with that key; null if there is none.</summary>
    public Task<Account?> Find(Guid id) => FindWhere("id = @id", new { id });

    /// <summary>Adds an account.</summary>
    /// <returns>False if the name is taken.</returns>
    public async Task<bool> Add(Account account) =>
        await _session.Execute(
            """
            INSERT INTO account (
                id,
                name,
                name_key,
                role,
                password_hash,
                security_stamp,
                created_at,
                hash)
            VALUES (
                @Id,
                @Name,
                @key,
                @role,
                @PasswordHash,
                @SecurityStamp,
                @createdAt,
                row_hash(@Id, @Name, @key, @role, @PasswordHash, @SecurityStamp, @createdAt, NULL))
            ON CONFLICT (name_key) DO NOTHING
            """,
            new
            {
                account.Id,
                account.Name,
                key = Account.KeyOf(account.Name),
                role = account.Role.ToCode(),
                account.PasswordHash,
                account.SecurityStamp,
                createdAt = StoreSession.ToText(account.CreatedAt),
            }) > 0;

    /// <summary>Updates an account's password hash, security stamp and time of disabling.</summary>
    public async Task Update(Account account)
    {
        await _session.AccessGeneration.Raise();
        await _session.Execute(
            $"""
            UPDATE account
            SET password_hash = @PasswordHash,
                security_stamp = @SecurityStamp,
                disabled_at = @disabledAt,
                hash = {Hashed.With(
                    ("password_hash", "@PasswordHash"),
                    ("security_stamp", "@SecurityStamp"),
                    ("disabled_at", "@disabledAt"))}
            WHERE id = @Id
            """,
            new
            {
                account.Id,
                account.PasswordHash,
                account.SecurityStamp,
                disabledAt = account.DisabledAt is { } disabled ? StoreSession.ToText(disabled) : null,
            });
    }

    /// <summary>The names of accounts that were changed from outside of this software.</summary>
    internal Task<IReadOnlyList<string>> GetNamesOfChanged() =>
        _session.Query<string>(
            $"""
            SELECT name
            FROM account
            WHERE {Hashed.Differs}
            ORDER BY name_key
            """);

    /// <summary>
    /// The names of accounts that the audit trail does not have with their role. An account is never removed, only disabled.
    /// </summary>
    internal Task<IReadOnlyList<string>> GetNamesNotRecorded() =>
        _session.Query<string>(
            $"""
            SELECT name
            FROM account
            EXCEPT
            SELECT account.name
            FROM account
            JOIN audit_entry ON audit_entry.bucket IN {Bucket.All}
                AND audit_entry.action = 'account-added'
                AND audit_entry.subject = account.name
                AND audit_entry.details = account.role
            ORDER BY name
            """);

    /// <summary>The names of accounts that were added, as the audit trail says, and are not there.</summary>
    internal Task<IReadOnlyList<string>> GetNamesOfMissing() =>
        _session.Query<string>(
            $"""
            SELECT subject
            FROM audit_entry
            WHERE bucket IN {Bucket.All}
                AND action = 'account-added'
            EXCEPT
            SELECT name
            FROM account
            ORDER BY subject
            """);

    private async Task<Account?> FindWhere(string condition, object parameters) =>
        (await _session.FindFirst<AccountRow>(
            $"""
            SELECT {Columns}
            FROM account
            WHERE {condition}
            """,
            parameters))?.ToAccount();
}
