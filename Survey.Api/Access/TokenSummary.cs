using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>A personal token that lets a program act as an account.</summary>
/// <param name="Id">Key of the token; not a secret.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scope">What it permits: read or write.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it is invalid.</param>
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
