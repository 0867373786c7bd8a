namespace Survey.Storage.Tables;

/// <summary>A row of <c>access_link</c>.</summary>
public sealed class AccessLinkRow
{
    /// <summary>The bucket of the secret: since there are buckets, a secret is made that falls into that of the organization.</summary>
    public int Bucket => Storage.Bucket.OfHash(SecretHash);

    /// <summary>The key within the bucket.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Organization { get; init; } = "";

    /// <summary>Code of the role: secretariat or chair.</summary>
    public string Role { get; init; } = "";

    /// <summary>SHA-256 of the secret, which itself is stored nowhere.</summary>
    public byte[] SecretHash { get; init; } = [];

    /// <summary>When it was made: ISO 8601, UTC, like the other times here.</summary>
    public string CreatedAt { get; init; } = "";

    /// <summary>Display name of who made it.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When it was first used to change something; null if never.</summary>
    public string? OpenedAt { get; init; }

    /// <summary>When it was revoked; null if it is valid.</summary>
    public string? RevokedAt { get; init; }
}
