using System.Globalization;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// The number and hash of an entry of the audit trail. Its hash covers all entries before it in its bucket, so a seal that is kept outside
/// of the store shows whether entries were changed or removed since, also at the end.
/// </summary>
/// <param name="Bucket">The entry's bucket; null in receipts of earlier versions, which had one chain for the whole store.</param>
/// <param name="Number">From 1.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
public sealed record AuditSeal(int? Bucket, long Number, string Hash)
{
    private const int HashLength = 64;

    /// <summary>The entry's name: its bucket and number, such as <c>12.57</c>.</summary>
    public string Entry => Bucket is { } bucket ? NameOf(bucket, Number) : Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The seal of an entry.</summary>
    public static AuditSeal Of(AuditRow entry) => new(entry.Bucket, entry.Number, Convert.ToHexStringLower(entry.Hash));

    /// <summary>The name of the entry with a number in a bucket.</summary>
    public static string NameOf(int bucket, long number) => string.Create(CultureInfo.InvariantCulture, $"{bucket}.{number}");

    /// <summary>Reads a seal in the form of <see cref="ToString"/>, also one without a bucket; null if it is not one.</summary>
    public static AuditSeal? Find(string text)
    {
        if (text.Trim().Split(':') is not [var entry, { Length: HashLength } hash] || !hash.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var parts = entry.Split('.');
        return parts.Length <= 2
            && FindNumber(parts[^1]) is { } number and > 0
            && (parts.Length == 1 || FindNumber(parts[0]) is < Storage.Bucket.Count)
                ? new AuditSeal(parts.Length == 1 ? null : (int)FindNumber(parts[0])!.Value, number, hash.ToLowerInvariant())
                : null;
    }

    /// <summary>True if this is the seal of an entry.</summary>
    public bool IsOf(AuditRow entry) => Of(entry) is var actual && this == (Bucket is null ? actual with { Bucket = null } : actual);

    /// <summary>As <c>12.57:3fa8…</c>.</summary>
    public override string ToString() => $"{Entry}:{Hash}";

    private static long? FindNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
