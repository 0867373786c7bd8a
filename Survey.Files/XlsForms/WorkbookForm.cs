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
        Package.Read(bytes, place, problems, parts => Read(parts, place, problems, XlsForm.IsRead, isCode: null), cancellationToken);

    /// <summary>Reads the sheets of a workbook whose columns are known; null after a problem.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="place">The file.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="isRead">True for the name of a sheet that is used: a cell with an error value is a problem there.</param>
    /// <param name="isCode">
    /// True if a column of a sheet has codes: a date there is a problem, because the program made it from a code such as 2017-10.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static XlsForm? Read(
        byte[] bytes,
        Place place,
        ProblemLog problems,
        Func<string, bool> isRead,
        Func<string, string, bool> isCode,
        CancellationToken cancellationToken = default) =>
        Package.Read(bytes, place, problems, parts => Read(parts, place, problems, isRead, isCode), cancellationToken);

    private static XlsForm? Read(
        WorkbookParts parts,
        Place place,
        ProblemLog problems,
        Func<string, bool> isRead,
        Func<string, string, bool>? isCode)
    {
        var sheets = new List<TextTable>();
        var errors = problems.Errors;
        foreach (var sheet in parts.ReadSheets())
        {
            var builder = new SheetBuilder(sheet.Name, place.Member(sheet.Name.Trim()), problems);
            AddRows(sheet.Cells, builder, error =>
            {
                if (isRead(sheet.Name))
                {
                    var row = new TextRow(error.Row, []);
                    problems.Add(
                        ProblemCatalogue.XlsformCellError,
                        row.PlaceIn(place.Member(sheet.Name.Trim()), "cell", error.Column - 1),
                        ("found", error.Text));
                }
            });
            sheets.Add(builder.ToSheet());
            if (isCode is not null && isRead(sheet.Name))
            {
                RefuseDates(sheet, place.Member(sheet.Name.Trim()), isCode, problems);
            }
        }

        return problems.Errors > errors ? null : new XlsForm(place, FormFile.NameOf(place), sheets);
    }

    private static void RefuseDates(WorkbookSheet sheet, Place place, Func<string, string, bool> isCode, ProblemLog problems)
    {
        var headers = sheet.Cells.Where(cell => cell.Row == 1).ToDictionary(cell => cell.Column, cell => cell.Text);
        foreach (var cell in sheet.Cells.Where(cell => cell.Row > 1 && cell.Kind == WorkbookCellKind.Date))
        {
            if (headers.GetValueOrDefault(cell.Column) is { } header && isCode(sheet.Name.Trim(), header.Trim()))
            {
                problems.Add(
                    ProblemCatalogue.TableCodeDate,
                    new TextRow(cell.Row, []).PlaceIn(place, header.Trim(), cell.Column - 1),
                    ("found", cell.Text));
            }
        }
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
