using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Files.Reports.Tables;
using Survey.Files.XlsForms;

namespace Survey.Files.Tables;

/// <summary>Reads the tables of a file that a spreadsheet program saved: a workbook or CSV. The content decides which it is.</summary>
/// <remarks>
/// In CSV, an apostrophe is put before text that a spreadsheet would run as a formula, and removed when reading (<see cref="CsvText"/>).
/// </remarks>
public static class TableFile
{
    /// <summary>Reads the tables; null after a problem.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The file's name, for problems.</param>
    /// <param name="sheet">Name of the table of a CSV file.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IReadOnlyList<TextTable>? Read(
        byte[] bytes,
        string name,
        string sheet,
        ProblemLog problems,
        CancellationToken cancellationToken = default)
    {
        var place = Place.OfFile(name);
        if (bytes.Length > FormFile.LargestFile)
        {
            problems.Add(ProblemCatalogue.FileTooLarge, place, ("size", FormFile.LargestFile / (1024 * 1024)));
            return null;
        }

        if (IsWorkbook(bytes))
        {
            return WorkbookForm.Read(bytes, place, problems, cancellationToken)?.Sheets;
        }

        if (FormFile.FindText(bytes, place, problems) is not { } text)
        {
            return null;
        }

        var table = CsvForm.ReadText(text, sheet, place, problems);
        return [table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(CsvText.Restore)] })] }];
    }

    /// <summary>Writes tables as a workbook (.xlsx), one sheet for each, with every cell as text.</summary>
    public static void WriteWorkbook(Stream output, string name, IReadOnlyList<TextTable> tables) =>
        FormWorkbook.Write(output, new XlsForm(Place.OfFile($"{name}.xlsx"), name, tables));

    /// <summary>True for a workbook, of the present format or of the one before 2007, which is refused in plain words.</summary>
    private static bool IsWorkbook(byte[] bytes) => bytes.AsSpan().StartsWith("PK"u8) || bytes is [0xD0, 0xCF, ..];
}
