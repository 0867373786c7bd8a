using System.Security.Cryptography;
using System.Text.Json;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>audit_entry</c>.</summary>
internal sealed class AuditRow
{
    public long Number { get; init; }

    public string At { get; init; } = "";

    public string Role { get; init; } = "";

    public string Name { get; init; } = "";

    public string Action { get; init; } = "";

    public string? Round { get; init; }

    public string? Subject { get; init; }

    public string? Details { get; init; }

    public byte[] Hash { get; init; } = [];

    /// <summary>SHA-256 over everything the entry says and the hash of the entry before; that of the first is empty.</summary>
    public byte[] HashAfter(byte[] previous) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[] { Number, At, Role, Name, Action, Round, Subject, Details, Convert.ToHexString(previous) }));
}
