namespace Survey.Storage.Tables;

/// <summary>A row of <c>access_link</c>.</summary>
internal sealed class AccessLinkRow
{
    public byte[] Id { get; init; } = [];

    public string Round { get; init; } = "";

    public string Organization { get; init; } = "";

    public string Role { get; init; } = "";

    public byte[] SecretHash { get; init; } = [];

    public string CreatedAt { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public string? OpenedAt { get; init; }

    public string? RevokedAt { get; init; }
}
