using CsvHelper;
using Survey.Files.Reports.Tables;

namespace Survey.Files.Exports;

/// <summary>Writes one table as a file. Memory does not grow with the number of rows.</summary>
internal static class TableFiles
{
    /// <summary>Writes CSV.</summary>
    /// <param name="table">The table.</param>
    /// <param name="output">Left open.</param>
    /// <param name="hasMark">True to begin with a byte order mark, by which Excel recognizes UTF-8.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteCsv(TableExport table, Stream output, bool hasMark, CancellationToken cancellationToken)
    {
        await using var csv = Csv.Begin(output, NamesOf(table), hasMark);
        await WriteCsv(table, csv, cancellationToken);
    }

    /// <summary>Writes CSV without a byte order mark.</summary>
    public static async Task WriteCsv(TableExport table, TextWriter output, CancellationToken cancellationToken)
    {
        await using var csv = Csv.Begin(output, NamesOf(table));
        await WriteCsv(table, csv, cancellationToken);
    }

    private static string[] NamesOf(TableExport table) => [.. table.Columns.Select(column => column.Name)];

    private static async Task WriteCsv(TableExport table, CsvWriter csv, CancellationToken cancellationToken)
    {
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            CsvTables.WriteRow(csv, table.Columns, row);
        }
    }

    /// <summary>Writes a workbook. A table with more rows than a sheet can hold continues on further sheets.</summary>
    public static Task WriteWorkbook(TableExport table, Stream output, CancellationToken cancellationToken) =>
        WorkbookTables.Write(output, [table], cancellationToken);
}
