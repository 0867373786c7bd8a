using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using CsvHelper;
using Parquet;
using Parquet.Schema;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Files.Reports.Tables;

namespace Survey.Tests.Files.Exports;

/// <summary>An export, written and read back: the lines of each table, the header first, with every cell as text.</summary>
/// <remarks>Numbers are without trailing zeros, dates as 2017-06-26, truth values as true or false, empty cells as "".</remarks>
internal static class ExportedTables
{
    private static readonly string[] Formats = ["csv", "xlsx", "parquet"];

    public static IEnumerable<string> AllFormats => Formats;

    /// <summary>Writes the responses in a format and reads the tables, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>> Write(
        Round round,
        IReadOnlyList<Response> responses,
        string format,
        string? labels = null)
    {
        using var files = await AnswerFiles.Read(
            new AnswersExport(round, responses.ToAsyncEnumerable(), labels),
            AnswerFiles.Formats.First(each => each.Name == format),
            CancellationToken.None);
        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (name, write) in files.ToFiles(CancellationToken.None))
        {
            // Beside the tables in csv are scripts, and copies of tables for SPSS.
            if (Path.GetExtension(name) != $".{format}" || name.Contains('~', StringComparison.Ordinal))
            {
                continue;
            }

            using var file = new MemoryStream();
            await write(file);
            file.Position = 0;
            await Read(name, file, tables);
        }

        return tables;
    }

    /// <summary>Reads the tables of a file, and adds them by name.</summary>
    public static async Task Read(string name, Stream file, Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> tables)
    {
        switch (Path.GetExtension(name))
        {
            case ".csv":
                tables.Add(Path.GetFileNameWithoutExtension(name), ReadCsv(file));
                break;
            case ".parquet":
                tables.Add(Path.GetFileNameWithoutExtension(name), await ReadParquet(file));
                break;
            default:
                using (var book = new XLWorkbook(file))
                {
                    foreach (var sheet in book.Worksheets)
                    {
                        tables.Add(sheet.Name, ReadSheet(sheet));
                    }
                }

                break;
        }
    }

    private static List<IReadOnlyList<string>> ReadCsv(Stream file)
    {
        var preamble = new byte[3];
        file.ReadExactly(preamble);
        preamble.ShouldBe(Encoding.UTF8.GetPreamble(), "Excel needs the byte order mark");
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var csv = CsvReader.FromText(reader.ReadToEnd(), new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
        var rows = new List<IReadOnlyList<string>>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(column => CsvText.Restore(csv.GetString(column)))]);
        }

        return rows;
    }

    private static List<IReadOnlyList<string>> ReadSheet(IXLWorksheet sheet)
    {
        var columns = sheet.LastColumnUsed().ColumnNumber();
        return
        [
            .. Enumerable.Range(1, sheet.LastRowUsed().RowNumber())
                .Select(row => Enumerable.Range(1, columns).Select(column => ReadCell(sheet.Cell(row, column))).ToList()),
        ];
    }

    private static string ReadCell(IXLCell cell)
    {
        cell.HasFormula.ShouldBeFalse();
        return cell.IsEmpty() ? "" : ToText(cell.Value);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadParquet(Stream file)
    {
        await using var reader = await ParquetReader.CreateAsync(file, new ParquetOptions { UseDateOnlyTypeForDates = true });
        var rows = new List<IReadOnlyList<string>> { new List<string>(reader.Schema.DataFields.Select(field => field.Name)) };
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var columns = new List<IReadOnlyList<string>>();
            foreach (var field in reader.Schema.DataFields)
            {
                columns.Add(await ReadColumn(group, field));
            }

            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => columns.ConvertAll(column => column[row])));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<string>> ReadColumn(ParquetRowGroupReader group, DataField field)
    {
        field.IsNullable.ShouldBeTrue(field.Name);
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts!);
            return Array.ConvertAll(texts, text => text ?? "");
        }

        return field.ClrType == typeof(long) ? await ReadValues<long>()
            : field.ClrType == typeof(double) ? await ReadValues<double>()
            : field.ClrType == typeof(bool) ? await ReadValues<bool>()
            : field.ClrType == typeof(DateOnly) ? await ReadValues<DateOnly>()
            : throw new InvalidOperationException($"{field.Name} is a {field.ClrType}.");

        async Task<IReadOnlyList<string>> ReadValues<T>()
            where T : struct
        {
            var values = new T?[group.RowCount];
            await group.ReadAsync<T>(field, values);
            return Array.ConvertAll(values, value => value is null ? "" : ToText(value));
        }
    }

    private static string ToText(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.##########", CultureInfo.InvariantCulture),
    };
}
