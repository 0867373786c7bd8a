using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Files.Reports.Charts;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// Writes the overview of a round as an Excel workbook: a summary, one sheet per region, the matrix of elements and regions, the
/// elements named by each organization, the rows of each repeat group, the answers outside repeat groups, the results of every
/// question, the printed figures beside the recomputed ones, a check, the data, and the method. Sheets that would be empty are left out.
/// </summary>
/// <remarks>
/// The figures are those of <see cref="Overview"/> and of the results; this class computes none. Beside each stands a formula over the
/// sheet “Data” that gives the same, so that a reader can check it, and try another rule. Open and very large rounds have figures only.
/// </remarks>
public static class OverviewWorkbook
{
    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="report">The data to show.</param>
    public static void Write(Stream output, OverviewReport report)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        var book = new ReportBook(report, workbook);
        Package.Describe(workbook, book.Wording.Of(book.Round.Title), book["subject", ("round", book.Round.Code)], report.ProducedAt);
        if (report.Only is { } only)
        {
            RegionSheet.Write(book, book.Add(only), report.Overview.Regions[only.Position]);
        }
        else
        {
            WriteAllRegions(book);
        }

        var charts = ChartSheet.Write(
            ChartsOf(report, book),
            () => book.AddFixed("charts"),
            book.Styles,
            book.Wording,
            sheet => PageLayout.Apply(sheet, book, headRows: 2),
            book.ChartFormulas);
        CheckSheet.Write(book);
        book.Data?.Write(book);
        MethodSheet.Write(book);
        Package.Save(workbook, output, book.Formulas, charts is null ? null : charts.Draw, book.LongSheets);
    }

    private static IEnumerable<Chart> ChartsOf(OverviewReport report, ReportBook book)
    {
        var charts = new OverviewCharts(report.Overview, book.Wording, report.ProducedAt);
        return report.Overview.Overall.Responded.Count == 0 ? []
            : report.Only is { } only
                ? charts.MakeAll(report.Overview.Regions[only.Position], [])
            : charts.MakeAll(region: null, []).Concat(ChartSheet.Of(report.Answers.Results, book.Wording, report.ProducedAt));
    }

    private static void WriteAllRegions(ReportBook book)
    {
        // Sheets that are link targets are added first and filled later.
        var summary = book.AddFixed("summary");
        var overviews = book.Report.Overview.Regions;
        var regions = overviews.Select(region => book.Add(region.Region)).ToList();
        SummarySheet.Write(book, summary, regions);
        foreach (var (region, worksheet) in overviews.Zip(regions))
        {
            RegionSheet.Write(book, worksheet, region);
        }

        PracticeList.WriteSheetWithoutRegion(book);
        MatrixSheet.Write(book);
        OrganizationSheet.Write(book);
        foreach (var level in book.Levels)
        {
            RowSheet.Write(book, level);
        }

        ResultsSheet.Write(book);
        ReconciliationSheet.Write(book);
    }
}
