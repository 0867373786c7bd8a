using System.Globalization;
using Survey.Core.Responses;
using Survey.Files.Reports;
using Survey.Files.Reports.Tables;

namespace Survey.Collecting.Audit;

/// <summary>Writes the audit trail as CSV, one entry a line.</summary>
public static class AuditCsv
{
    private static readonly string[] Header = ["number", "at", "role", "name", "action", "round", "subject", "details", "hash"];

    /// <summary>The format, for the API and the pages; entries are read while they are written.</summary>
    public static ExportFormat<IAsyncEnumerable<AuditEntry>> Format { get; } = new(FileFormat.Csv, Write);

    private static async Task Write(IAsyncEnumerable<AuditEntry> entries, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        await using var table = Csv.Begin(writer, Header);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            table.WriteField(entry.Number);
            table.WriteField(entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            table.WriteField(ActorRoles.ToCode(entry.Role));
            table.WriteField(CsvText.Neutralize(entry.Name));
            table.WriteField(entry.Action);
            table.WriteField(entry.Round ?? "");
            table.WriteField(CsvText.Neutralize(entry.Subject ?? ""));
            table.WriteField(CsvText.Neutralize(entry.Details ?? ""));
            table.WriteField(entry.Hash);
            table.EndRecord();
        }
    }
}
