using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using SpreadCheetah;
using Survey.Benchmarks.Data;

namespace Survey.Benchmarks.Bare;

/// <summary>Writes given cells in the plainest way. Cells come from <see cref="CellReader"/>, in the place of a store.</summary>
internal static class BareWriters
{
    /// <summary>Fields with commas between them, quoted where needed.</summary>
    public static void WriteCsv(string cells, string output)
    {
        using var reader = new CellReader(cells);
        using var writer = new StreamWriter(output);
        var isFirst = true;
        for (var kind = reader.Read(); kind != CellKind.End; kind = reader.Read())
        {
            if (kind == CellKind.RowEnd)
            {
                writer.Write("\r\n");
                isFirst = true;
            }
            else if (kind != CellKind.Table)
            {
                writer.Write(isFirst ? "" : ",");
                isFirst = false;
                if (kind == CellKind.Text)
                {
                    var needsQuotes = reader.Text.AsSpan().IndexOfAny(",\"\r\n") >= 0;
                    writer.Write(needsQuotes ? $"\"{reader.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : reader.Text);
                }
            }
        }
    }

    /// <summary>One sheet of XML straight into an archive, at its fastest level.</summary>
    public static void WriteSheetXml(string cells, string output)
    {
        using var reader = new CellReader(cells);
        using var archive = ZipFile.Open(output, ZipArchiveMode.Create);
        using var writer = new StreamWriter(
            archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(),
            Encoding.UTF8,
            bufferSize: 64 * 1024);
        writer.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row>");
        for (var kind = reader.Read(); kind != CellKind.End; kind = reader.Read())
        {
            switch (kind)
            {
                case CellKind.RowEnd:
                    writer.Write("</row><row>");
                    break;
                case CellKind.Text:
                    writer.Write("<c t=\"inlineStr\"><is><t>");
                    writer.Write(SecurityElement.Escape(reader.Text));
                    writer.Write("</t></is></c>");
                    break;
                case CellKind.Number:
                    writer.Write("<c><v>");
                    writer.Write(reader.Number.ToString(CultureInfo.InvariantCulture));
                    writer.Write("</v></c>");
                    break;
                case CellKind.Empty:
                    writer.Write("<c/>");
                    break;
            }
        }

        writer.Write("</row></sheetData></worksheet>");
    }

    /// <summary>A workbook by SpreadCheetah, with a sheet for each table.</summary>
    public static async Task WriteWorkbook(string cells, string output)
    {
        using var reader = new CellReader(cells);
        await using var file = File.Create(output);
        await using var book = await Spreadsheet.CreateNewAsync(file);
        var sheets = 0;
        var row = new List<DataCell>();
        for (var kind = reader.Read(); kind != CellKind.End; kind = reader.Read())
        {
            switch (kind)
            {
                case CellKind.Table:
                    await book.StartWorksheetAsync(string.Create(CultureInfo.InvariantCulture, $"{++sheets}"));
                    break;
                case CellKind.RowEnd:
                    await book.AddRowAsync(row);
                    row.Clear();
                    break;
                case CellKind.Text:
                    row.Add(new DataCell(reader.Text));
                    break;
                case CellKind.Number:
                    row.Add(new DataCell(reader.Number));
                    break;
                default:
                    row.Add(default);
                    break;
            }
        }

        await book.FinishAsync();
    }
}
