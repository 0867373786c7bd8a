using System.Globalization;
using Survey.Core.Responses;
using Survey.Files.Exports;

namespace Survey.Collecting.Audit;

/// <summary>The audit trail as a table, one entry a line.</summary>
public static class AuditExport
{
    private static readonly string[] Columns = ["bucket", "number", "at", "role", "name", "action", "round", "subject", "details", "hash"];

    /// <summary>Makes the table; entries are read while it is written.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="sayDetails">Says the details of an entry in words; null for none.</param>
    public static TableExport Of(IAsyncEnumerable<AuditEntry> entries, Func<AuditEntry, string?> sayDetails) =>
        new("audit", TableExport.ToColumns(Columns), entries.Select(entry => ToRow(entry, sayDetails(entry))));

    private static object?[] ToRow(AuditEntry entry, string? details) =>
    [
        (decimal)entry.Position.Bucket,
        (decimal)entry.Position.Number,
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ActorRoles.ToCode(entry.Role),
        entry.Name,
        entry.Action,
        entry.Round,
        entry.Subject,
        details,
        entry.Hash,
    ];
}
