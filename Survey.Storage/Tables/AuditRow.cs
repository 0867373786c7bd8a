using System.Security.Cryptography;
using System.Text.Json;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>audit_entry</c>.</summary>
public sealed record AuditRow
{
    /// <summary>From 1, without a gap; 0 for the place before the first.</summary>
    public long Number { get; init; }

    /// <summary>When: ISO 8601, UTC.</summary>
    public string At { get; init; } = "";

    /// <summary>The code of the role of who did it.</summary>
    public string Role { get; init; } = "";

    /// <summary>Who did it, as shown.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was done, as a code.</summary>
    public string Action { get; init; } = "";

    /// <summary>The round's code; null for what belongs to no round.</summary>
    public string? Round { get; init; }

    /// <summary>The organization, account or other thing it was done to; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>More about it; null for nothing.</summary>
    public string? Details { get; init; }

    /// <summary>SHA-256 over the entry and the hash of the one before.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>SHA-256 over everything the entry says and the hash of the entry before; that of the first is empty.</summary>
    public byte[] HashAfter(byte[] previous) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[] { Number, At, Role, Name, Action, Round, Subject, Details, Convert.ToHexString(previous) }));
}
