using CsvHelper;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;

namespace Survey.Files.XlsForms;

/// <summary>Reads a form from a folder with one CSV file per sheet: <c>survey.csv</c>, <c>choices.csv</c>, <c>settings.csv</c>.</summary>
public static class CsvForm
{
    private static readonly CsvReaderOptions Options = new() { HasHeader = false, SkipEmptyLines = false };

    /// <summary>True for a folder with at least one CSV file.</summary>
    public static bool IsFolder(string path) => Directory.Exists(path) && FindFiles(path).Any();

    /// <summary>Reads all CSV files of a folder, in the order of their names; null after a problem.</summary>
    public static XlsForm? Read(string folder, Place place, ProblemLog problems)
    {
        var errors = problems.Errors;
        var sheets = FindFiles(folder).Order(StringComparer.Ordinal).Select(file => ReadSheet(file, problems)).OfType<TextTable>().ToList();
        return problems.Errors > errors ? null : new XlsForm(place, place.File, sheets);
    }

    /// <summary>Reads a CSV file in the folder of a form; null if there is none, or after a problem.</summary>
    /// <param name="form">Path of the form.</param>
    /// <param name="name">Name of the CSV file, without a folder.</param>
    /// <param name="problems">Collects the problems.</param>
    public static TextTable? ReadBeside(string form, string name, ProblemLog problems)
    {
        var path = Path.Combine(Path.GetDirectoryName(form)!, Path.GetFileName(name));
        return File.Exists(path) ? ReadSheet(path, problems) : null;
    }

    private static IEnumerable<string> FindFiles(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase));

    private static TextTable? ReadSheet(string path, ProblemLog problems)
    {
        var place = Place.OfFile(Path.GetFileName(path));
        if (new FileInfo(path).Length > FormFile.LargestFile)
        {
            problems.Add(ProblemCatalogue.XlsformTooLarge, place, ("size", FormFile.LargestFile / (1024 * 1024)));
            return null;
        }

        return FormFile.FindText(File.ReadAllBytes(path), place, problems) is { } text
            ? ReadText(text, Path.GetFileNameWithoutExtension(path), place, problems)
            : null;
    }

    /// <summary>Parses the text of one CSV file as a sheet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="place">The file.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="separator">The separator; null to take it from the first line.</param>
    public static TextTable ReadText(string text, string name, Place place, ProblemLog problems, char? separator = null)
    {
        var sheet = new SheetBuilder(name, place, problems);
        var (number, isClosed) = (0, true);

        // A quotation mark inside a field is read as a character, as spreadsheets do. A field that is never closed is reported,
        // because it swallows the rows after it.
        var options = Options with
        {
            Separator = separator ?? FindSeparator(text),
            OnMalformedRecord = record => isClosed &= record.Reason != CsvMalformedReason.UnterminatedQuote,
        };
        using var csv = CsvReader.FromText(text, options);
        while (csv.Read())
        {
            sheet.Add(++number, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        if (!isClosed)
        {
            problems.Add(ProblemCatalogue.XlsformFileUnreadable["quote"], place.Row(number));
        }

        return sheet.ToSheet();
    }

    /// <summary>The separator used by the header; spreadsheets of some countries write semicolons or tabs.</summary>
    private static char FindSeparator(string text)
    {
        var header = text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)];
        return header.Contains(',') ? ',' : header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
    }
}
