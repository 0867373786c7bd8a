using System.Globalization;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// The place of an entry in the audit trail as people read it: by time. Each bucket has numbers of its own, so a number alone does not say
/// which entry comes first.
/// </summary>
/// <param name="At">When: ISO 8601, UTC.</param>
/// <param name="Bucket">The entry's bucket; it decides between entries of the same moment.</param>
/// <param name="Number">Its number in the bucket.</param>
public sealed record AuditPosition(string At, int Bucket, long Number)
{
    /// <summary>Before all entries.</summary>
    public static AuditPosition Start { get; } = new("", 0, 0);

    /// <summary>After all entries.</summary>
    public static AuditPosition End { get; } = new("~", 0, 0);

    /// <summary>The position of an entry.</summary>
    public static AuditPosition Of(AuditRow entry) => new(entry.At, entry.Bucket, entry.Number);

    /// <summary>Reads a position in the form of <see cref="ToString"/>; null if it is not one.</summary>
    public static AuditPosition? Find(string text) =>
        text.Split(' ') is [{ Length: > 0 } at, var bucket, var number]
        && int.TryParse(bucket, NumberStyles.None, CultureInfo.InvariantCulture, out var inBucket)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new AuditPosition(at, inBucket, parsed)
            : null;

    /// <summary>As <c>2026-05-01T09:30:00.0000000Z 12 57</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At} {Bucket} {Number}");
}
