using Survey.Core.Problems;
using Survey.Storage.Accounts;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>api_token</c>.</summary>
internal sealed class TokenRow
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string Name { get; init; } = "";

    public string Scope { get; init; } = "";

    public string CreatedAt { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? LastUsedAt { get; init; }

    public string? RevokedAt { get; init; }

    public ApiToken ToToken() => new(
        Id,
        AccountId,
        Name,
        TokenScopes.Find(Scope) ?? throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["value"], ("found", Scope)),
        StoreSession.ToMoment(CreatedAt),
        StoreSession.ToMoment(ExpiresAt),
        LastUsedAt is null ? null : StoreSession.ToMoment(LastUsedAt),
        RevokedAt is null ? null : StoreSession.ToMoment(RevokedAt));
}
