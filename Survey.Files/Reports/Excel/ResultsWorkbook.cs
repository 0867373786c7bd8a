using ClosedXML.Excel;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>Writes the results of questions as an Excel workbook with one sheet.</summary>
public static class ResultsWorkbook
{
    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="export">The results to write.</param>
    public static void Write(Stream output, ResultsExport export)
    {
        var results = export.Results;
        var wording = new ReportWording(results.Round, export.Language);
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        Package.Describe(
            workbook,
            wording.Of(results.Round.Title),
            wording.Fill("workbook.results.subject", ("round", results.Round.Code)),
            export.ProducedAt);
        var worksheet = workbook.AddWorksheet(wording["workbook.sheet.results"]);
        worksheet.RightToLeft = wording.In.IsRightToLeft;
        var styles = new CellStyles(wording.In, wording["workbook.date-format"]);
        var sheet = ResultsSheet.Write(worksheet, styles, results, wording, publication: export.Publication);
        PageLayout.Finish(sheet, ResultsSheet.HeadRow, 1);
        var charts = ChartSheet.Write(
            results.Responded == 0 ? [] : ChartSheet.Of(results, wording, export.ProducedAt),
            () =>
            {
                var added = workbook.AddWorksheet(wording["workbook.sheet.charts"]);
                added.RightToLeft = wording.In.IsRightToLeft;
                return added;
            },
            styles,
            wording,
            added => PageLayout.Finish(added, headRows: 2, headColumns: 0));
        Package.Save(workbook, output, formulas: null, charts is null ? null : charts.Draw);
    }
}
