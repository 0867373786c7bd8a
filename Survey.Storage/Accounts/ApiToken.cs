namespace Survey.Storage.Accounts;

/// <summary>A personal token that lets a program act as an account. Its secret is shown once and never stored.</summary>
/// <param name="Id">Key, a UUID of version 7.</param>
/// <param name="AccountId">The account that owns it.</param>
/// <param name="Name">What it is for, in its owner's words.</param>
/// <param name="Scope">What it permits.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it is invalid.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null if never.</param>
/// <param name="RevokedAt">When it was revoked; null if it was not.</param>
public sealed record ApiToken(
    Guid Id,
    Guid AccountId,
    string Name,
    TokenScope Scope,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>Prefix of every token, so that a leaked one can be recognized.</summary>
    public const string Prefix = "svt_";

    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>True if the token is neither revoked nor expired at that moment.</summary>
    public bool IsValidAt(DateTimeOffset moment) => RevokedAt is null && moment < ExpiresAt;
}
