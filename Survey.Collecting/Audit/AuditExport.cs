using System.Globalization;
using Survey.Core.Responses;
using Survey.Files.Exports;

namespace Survey.Collecting.Audit;

/// <summary>The audit trail as a table, one entry a line.</summary>
public static class AuditExport
{
    private static readonly string[] Columns = ["number", "at", "role", "name", "action", "round", "subject", "details", "hash"];

    /// <summary>Makes the table; entries are read while it is written.</summary>
    public static TableExport Of(IAsyncEnumerable<AuditEntry> entries) =>
        new("audit", TableExport.ToColumns(Columns), entries.Select(ToRow));

    private static object?[] ToRow(AuditEntry entry) =>
    [
        (decimal)entry.Number,
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ActorRoles.ToCode(entry.Role),
        entry.Name,
        entry.Action,
        entry.Round,
        entry.Subject,
        entry.Details,
        entry.Hash,
    ];
}
