using Survey.Core.Problems;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A form as tables, independent of the file format that it came from.</summary>
/// <param name="Place">The file or folder.</param>
/// <param name="Name">Its file name without extension. Used as the form's id if the form has none.</param>
/// <param name="Sheets">All sheets in order, including those that XLSForm does not define.</param>
public sealed record XlsForm(Place Place, string Name, IReadOnlyList<TextTable> Sheets)
{
    /// <summary>Reads the table of a CSV file that lies beside the form, by its name; null if there is none, or after a problem.</summary>
    public Func<string, ProblemLog, TextTable?>? Beside { get; init; }

    /// <summary>Name of the sheet with the choices of <c>select_one_external</c>.</summary>
    public const string ExternalChoices = "external_choices";

    private static readonly string[] Known = ["survey", "choices", ExternalChoices, "settings"];

    /// <summary>True if the sheet of that name is read.</summary>
    public static bool IsRead(string sheet) => Known.Contains(sheet.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The table of a CSV file that the form names: a sheet of the form with the name of the file, or a file beside the form.
    /// </summary>
    public TextTable? FindFile(string file, ProblemLog problems) =>
        FindSheet(file)
        ?? Beside?.Invoke(file, problems)
        ?? (file[..^".csv".Length] is var name && !IsRead(name) ? FindSheet(name) : null);

    /// <summary>The first sheet with that name, ignoring case and surrounding space; null if there is none.</summary>
    public TextTable? FindSheet(string name) =>
        Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name.Trim(), name, StringComparison.OrdinalIgnoreCase));
}
