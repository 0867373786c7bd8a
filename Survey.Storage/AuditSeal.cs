using System.Globalization;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// The number and hash of an entry of the audit trail. Its hash covers all entries before it, so a seal that is kept outside of the store
/// shows whether entries were changed or removed since, also at the end.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
public sealed record AuditSeal(long Number, string Hash)
{
    private const int HashLength = 64;

    /// <summary>The seal of an entry.</summary>
    public static AuditSeal Of(AuditRow entry) => new(entry.Number, Convert.ToHexStringLower(entry.Hash));

    /// <summary>Reads a seal in the form of <see cref="ToString"/>; null if it is not one.</summary>
    public static AuditSeal? Find(string text) =>
        text.Trim().Split(':') is [var number, { Length: HashLength } hash]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
        && parsed > 0
        && hash.All(char.IsAsciiHexDigit)
            ? new AuditSeal(parsed, hash.ToLowerInvariant())
            : null;

    /// <summary>As <c>57:3fa8…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");
}
