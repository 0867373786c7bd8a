using System.Text;
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
        await using var writer = new StreamWriter(output, new UTF8Encoding(hasMark), leaveOpen: true);
        await WriteCsv(table, writer, cancellationToken);
    }

    /// <summary>Writes CSV without a byte order mark.</summary>
    public static async Task WriteCsv(TableExport table, TextWriter output, CancellationToken cancellationToken)
    {
        await using var csv = Csv.Begin(output, [.. table.Columns.Select(column => column.Name)]);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            CsvTables.WriteRow(csv, table.Columns, row);
        }
    }

    /// <summary>Writes a workbook. Its rows go to a temporary file first.</summary>
    public static async Task WriteWorkbook(TableExport table, Stream output, CancellationToken cancellationToken)
    {
        using var spool = new TableSpool(new ExportTable(table.Name, table.Columns));
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            spool.Add(row);
        }

        await WorkbookTables.Write(output, [spool], cancellationToken);
    }
}
