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
    public static XlsForm? Read(byte[] bytes, Place place, ProblemLog problems, CancellationToken cancellationToken = default) =>
        Package.Read(bytes, place, problems, parts => Read(parts, place, problems), cancellationToken);

    private static XlsForm? Read(WorkbookParts parts, Place place, ProblemLog problems)
    {
        var sheets = new List<TextTable>();
        var errors = problems.Errors;
        foreach (var sheet in parts.ReadSheets())
        {
            var builder = new SheetBuilder(sheet.Name, place.Member(sheet.Name.Trim()), problems);
            AddRows(sheet.Cells, builder, error =>
            {
                if (XlsForm.IsRead(sheet.Name))
                {
                    var row = new TextRow(error.Row, []);
                    problems.Add(
                        ProblemCatalogue.XlsformCellError,
                        row.PlaceIn(place.Member(sheet.Name.Trim()), "cell", error.Column - 1),
                        ("found", error.Text));
                }
            });
            sheets.Add(builder.ToSheet());
        }

        return problems.Errors > errors ? null : new XlsForm(place, FormFile.NameOf(place), sheets);
    }

    /// <summary>Adds the rows of a sheet. Cells with an error value are read as empty, and reported.</summary>
    private static void AddRows(IReadOnlyList<WorkbookCell> sheet, SheetBuilder builder, Action<WorkbookCell> report)
    {
        var number = 0;
        var cells = new List<string>();
        foreach (var cell in sheet)
        {
            if (cell.Row != number)
            {
                builder.Add(number, [.. cells]);
                cells.Clear();
                number = cell.Row;
            }

            // Limit the column, so that a cell far to the right does not fill memory. The row is still reported as too wide.
            var column = Math.Min(cell.Column - 1, FormFile.MaxColumns + 1);
            if (cell.Kind == WorkbookCellKind.Error)
            {
                report(cell);
            }

            if (cell.Kind == WorkbookCellKind.Error || cell.Text.Length == 0 || column < cells.Count)
            {
                continue;
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(cell.Text);
        }

        builder.Add(number, [.. cells]);
    }
}
