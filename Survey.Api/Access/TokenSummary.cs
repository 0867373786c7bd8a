using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>A token by which a program works as an account.</summary>
/// <param name="Id">Its key; no secret.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scope">What it may do: read, write.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it is worth nothing.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null if never.</param>
/// <param name="RevokedAt">When it was revoked; null if it was not.</param>
public sealed record TokenSummary(
    Guid Id,
    string Name,
    string Scope,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>The summary of a token.</summary>
    public static TokenSummary Of(ApiToken token) =>
        new(token.Id, token.Name, token.Scope.ToCode(), token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);
}
