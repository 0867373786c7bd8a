using Parquet;
using Parquet.Schema;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.Exports;

/// <summary>Writes an exported table as Parquet. Every column has a type and may be empty.</summary>
internal static class ParquetTables
{
    /// <summary>Rows of a row group. A row group is in memory while it is written.</summary>
    private const int GroupSize = 5_000;

    /// <summary>Writes a table.</summary>
    /// <param name="output">Can seek; left open.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task Write(Stream output, TableSpool table, CancellationToken cancellationToken)
    {
        var kinds = table.Table.Columns.Select((_, i) => table.GetKind(i)).ToList();
        var schema = new ParquetSchema(table.Table.Columns.Select((column, i) => ToField(column.Name, kinds[i])));
        await using var writer = await ParquetWriter.CreateAsync(schema, output, cancellationToken: cancellationToken);
        foreach (var rows in table.Read().Chunk(GroupSize))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < kinds.Count; i++)
            {
                await Write(group, schema.DataFields[i], kinds[i], Array.ConvertAll(rows, row => row[i]), cancellationToken);
            }
        }
    }

    private static Field ToField(string name, ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Codes or ColumnKind.Calculated => new DataField<string>(name, nullable: true),
        ColumnKind.WholeNumber => new DataField<long?>(name),
        ColumnKind.Number => new DataField<double?>(name),
        ColumnKind.Date => new DataField<DateOnly?>(name),
        ColumnKind.Truth => new DataField<bool?>(name),
    };

    private static Task Write(
        ParquetRowGroupWriter group,
        DataField field,
        ColumnKind kind,
        object?[] cells,
        CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case ColumnKind.WholeNumber:
                return WriteValues(cell => (long)(decimal)cell);
            case ColumnKind.Number:
                return WriteValues(cell => (double)(decimal)cell);
            case ColumnKind.Date:
                return WriteValues(cell => (DateOnly)cell);
            case ColumnKind.Truth:
                return WriteValues(cell => (bool)cell);
            default:
                return group.WriteAsync(field, Array.ConvertAll(cells, cell => ToText(cell)!));
        }

        Task WriteValues<T>(Func<object, T> convert)
            where T : struct =>
            group.WriteAsync<T>(
                field,
                Array.ConvertAll(cells, cell => cell is null ? (T?)null : convert(cell)),
                cancellationToken: cancellationToken);
    }

    // A column of calculated values that has texts has its numbers as text too.
    private static string? ToText(object? cell) =>
        cell is decimal number ? new NumberAnswer(number).ToText() : (string?)cell;
}
