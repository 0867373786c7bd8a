namespace Survey.Storage.Accounts;

/// <summary>A token by which a program works as an account. The token itself is shown once and not kept.</summary>
/// <param name="Id">Its key, a UUID of version 7.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Name">What it is for, in its owner's words.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it is worth nothing.</param>
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
    /// <summary>How every token begins, so that one that got out is known for what it is.</summary>
    public const string Prefix = "svt_";

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Whether it opens anything at a moment.</summary>
    public bool IsValidAt(DateTimeOffset moment) => RevokedAt is null && moment < ExpiresAt;
}
