using System.Security.Cryptography;
using System.Text.Json;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>audit_entry</c>.</summary>
public sealed record AuditRow
{
    /// <summary>The bucket: that of the respondent or another subject, else of the round, else 0.</summary>
    public int Bucket { get; init; }

    /// <summary>
    /// Without gaps within the bucket, after the entries of the single chain of earlier versions, whose numbers have no gaps over all
    /// buckets. 0 stands for "before the first entry".
    /// </summary>
    public long Number { get; init; }

    /// <summary>When: ISO 8601, UTC.</summary>
    public string At { get; init; } = "";

    /// <summary>Code of the actor's role.</summary>
    public string Role { get; init; } = "";

    /// <summary>Display name of the actor.</summary>
    public string Name { get; init; } = "";

    /// <summary>Code of the action.</summary>
    public string Action { get; init; } = "";

    /// <summary>The round's code; null if the entry belongs to no round.</summary>
    public string? Round { get; init; }

    /// <summary>The organization, account or other object of the action; null if there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>Further details; null if there are none.</summary>
    public string? Details { get; init; }

    /// <summary>SHA-256 of this entry and of the hash of the previous entry of its chain.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>SHA-256 of all fields of this entry and of the previous entry's hash, which is empty for the first entry.</summary>
    public byte[] HashAfter(byte[] previous) =>
        Hash256(Bucket, Number, At, Role, Name, Action, Round, Subject, Details, Convert.ToHexString(previous));

    /// <summary>The same for an entry of the single chain of earlier versions, which did not know buckets.</summary>
    public byte[] HashInSingleChain(byte[] previous) =>
        Hash256(Number, At, Role, Name, Action, Round, Subject, Details, Convert.ToHexString(previous));

    private static byte[] Hash256(params object?[] values) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values));
}
