using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A form as the tables its author wrote, whatever kind of file they stood in.</summary>
/// <param name="Place">The file or folder.</param>
/// <param name="Name">Its name without ending: the form's id where the form does not say one.</param>
/// <param name="Sheets">All sheets, in order, those no form has too.</param>
public sealed record XlsForm(Place Place, string Name, IReadOnlyList<XlsSheet> Sheets)
{
    /// <summary>The first sheet of that name, by upper or lower case and without space around; null if there is none.</summary>
    public XlsSheet? FindSheet(string name) =>
        Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name.Trim(), name, StringComparison.OrdinalIgnoreCase));
}
