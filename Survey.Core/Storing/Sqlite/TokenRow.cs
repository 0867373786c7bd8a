using Survey.Core.Storing.Accounts;

namespace Survey.Core.Storing.Sqlite;

/// <summary>A row of <c>api_token</c>.</summary>
internal sealed class TokenRow
{
    public byte[] Id { get; init; } = [];

    public byte[] AccountId { get; init; } = [];

    public string Name { get; init; } = "";

    public string Scope { get; init; } = "";

    public string CreatedAt { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? LastUsedAt { get; init; }

    public string? RevokedAt { get; init; }

    public ApiToken ToToken() => new(
        new Guid(Id, bigEndian: true),
        new Guid(AccountId, bigEndian: true),
        Name,
        TokenScopes.Find(Scope) ?? throw new StoreException($"The store holds the scope “{Scope}”, which is none. Run: survey verify"),
        AccountRow.ToTime(CreatedAt),
        AccountRow.ToTime(ExpiresAt),
        LastUsedAt is null ? null : AccountRow.ToTime(LastUsedAt),
        RevokedAt is null ? null : AccountRow.ToTime(RevokedAt));
}
