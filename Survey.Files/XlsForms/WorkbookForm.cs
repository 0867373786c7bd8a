using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Files.Workbooks;

namespace Survey.Files.XlsForms;

/// <summary>Reads a form from a workbook.</summary>
public static class WorkbookForm
{
    private static readonly WorkbookPackage Package = new(ProblemCatalogue.XlsformFileUnreadable, ProblemCatalogue.XlsformTooLarge);

    /// <summary>Reads all sheets of a workbook; null after a problem.</summary>
    public static XlsForm? Read(byte[] bytes, Place place, ProblemLog problems) =>
        Package.Read(bytes, place, problems, parts => Read(parts, place, problems));

    private static XlsForm? Read(WorkbookParts parts, Place place, ProblemLog problems)
    {
        var sheets = new List<TextTable>();
        var errors = problems.Errors;
        foreach (var (name, part) in parts.ReadSheets())
        {
            var sheet = new SheetBuilder(name, place.Member(name.Trim()), problems);
            parts.ReadRows(part, sheet);
            sheets.Add(sheet.ToSheet());
        }

        return problems.Errors > errors ? null : new XlsForm(place, FormFile.NameOf(place), sheets);
    }
}
