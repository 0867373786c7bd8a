using Survey.Core.Problems;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A form as tables, independent of the file format that it came from.</summary>
/// <param name="Place">The file or folder.</param>
/// <param name="Name">Its file name without extension. Used as the form's id if the form has none.</param>
/// <param name="Sheets">All sheets in order, including those that XLSForm does not define.</param>
public sealed record XlsForm(Place Place, string Name, IReadOnlyList<TextTable> Sheets)
{
    /// <summary>The first sheet with that name, ignoring case and surrounding space; null if there is none.</summary>
    public TextTable? FindSheet(string name) =>
        Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name.Trim(), name, StringComparison.OrdinalIgnoreCase));
}
