using System.Text;
using CsvHelper;
using Survey.Core.Problems;
using Survey.Core.Reading.Tables;
using Survey.Files.Reports;
using Survey.Files.Reports.Tables;
using Survey.Files.Tables;

namespace Survey.Collecting.Directories;

/// <summary>Writes a directory's table as CSV or workbook, and reads a file that a spreadsheet program saved.</summary>
public static class DirectoryFile
{
    private const string SheetName = "organizations";

    /// <summary>The formats that a table can be exported in.</summary>
    public static IReadOnlyList<ExportFormat<DirectoryTable>> Formats { get; } =
    [
        new(FileFormat.Csv, (table, output) => WriteCsv(output, table)),
        new(FileFormat.Workbook, (table, output) => WriteWorkbook(output, table)),
    ];

    /// <summary>Writes the table as CSV: UTF-8 with a byte order mark, by which Excel knows the encoding.</summary>
    public static void WriteCsv(Stream output, DirectoryTable table)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteHeader([.. table.Header]);
        foreach (var line in table.Lines)
        {
            foreach (var cell in line)
            {
                csv.WriteField(CsvText.Neutralize(cell));
            }

            csv.EndRecord();
        }
    }

    /// <summary>Writes the table as a workbook (.xlsx), with every cell as text.</summary>
    public static void WriteWorkbook(Stream output, DirectoryTable table)
    {
        var place = Place.OfFile("directory.xlsx");
        var rows = table.Lines.Prepend(table.Header).Select((cells, index) => new TextRow(index + 1, cells));
        TableFile.WriteWorkbook(output, "directory", [new TextTable(SheetName, place, [.. rows])]);
    }

    /// <summary>
    /// Reads the table of a file; in a workbook, the sheet “organizations” or else the first one with a column “code”. Null if it cannot be
    /// read.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The file's name, for problems. The content decides the format.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static TextTable? Read(byte[] bytes, string name, ProblemLog problems, CancellationToken cancellationToken = default)
    {
        var sheets = TableFile.Read(bytes, name, SheetName, problems, cancellationToken);
        return sheets is null
            ? null
            : sheets.FirstOrDefault(sheet => sheet.Name.Trim().Equals(SheetName, StringComparison.OrdinalIgnoreCase))
                ?? sheets.FirstOrDefault(TableColumns.HasCode)
                ?? sheets.FirstOrDefault(sheet => sheet.Rows.Count > 0)
                ?? new TextTable(SheetName, Place.OfFile(name), []);
    }
}
