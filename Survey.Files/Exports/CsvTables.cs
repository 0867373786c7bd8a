using CsvHelper;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;
using Survey.Files.Reports.Tables;

namespace Survey.Files.Exports;

/// <summary>Writes an exported table as CSV with a byte order mark, by which Excel recognizes UTF-8.</summary>
internal static class CsvTables
{
    /// <summary>Writes a table.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <param name="inLines">True for one line per row: line breaks in texts become spaces.</param>
    public static async Task Write(Stream output, TableSpool table, CancellationToken cancellationToken, bool inLines = false)
    {
        await using var csv = Csv.Begin(output, [.. table.Table.Columns.Select(column => column.Name)], hasMark: true);
        foreach (var row in table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteRow(csv, table.Table.Columns, row, inLines);
        }
    }

    /// <summary>Writes a row.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="row">One cell for each column.</param>
    /// <param name="inLines">True if line breaks in texts become spaces.</param>
    public static void WriteRow(CsvWriter csv, IReadOnlyList<ExportColumn> columns, object?[] row, bool inLines = false)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var field = ToField(row[i], columns[i].Kind);
            csv.WriteField(inLines && field is not null ? SpssScript.ToLine(field) : field);
        }

        csv.EndRecord();
    }

    internal static string? ToField(object? cell, ColumnKind kind) => cell switch
    {
        null => null,
        string text when kind == ColumnKind.Codes => CsvText.NeutralizeCode(text),
        string text => CsvText.Neutralize(text),
        decimal number => new NumberAnswer(number).ToText(),
        DateOnly date => TypedDate.Write(date),
        bool truth => truth ? "true" : "false",
        _ => throw new ArgumentException($"A cell cannot contain a {cell.GetType().Name}.", nameof(cell)),
    };
}
