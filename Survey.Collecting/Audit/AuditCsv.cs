using Survey.Core.Responses;
using Survey.Files.Reports.Tables;

namespace Survey.Collecting.Audit;

/// <summary>Writes the audit trail as CSV: an entry a line, the first one first.</summary>
public static class AuditCsv
{
    private static readonly string[] Header = ["number", "at", "role", "name", "action", "round", "subject", "details", "hash"];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="entries">In the order to be written.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task Write(TextWriter output, IAsyncEnumerable<AuditEntry> entries, CancellationToken cancellationToken = default)
    {
        await using var table = Csv.Begin(output, Header);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            table.WriteField(entry.Number);
            table.WriteField(entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
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
