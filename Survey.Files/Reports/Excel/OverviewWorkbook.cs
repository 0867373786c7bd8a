using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// Writes the overview of a round as an Excel workbook: a summary, one sheet per region, the matrix of elements and
/// regions, the elements named by each organization, all recommendations and practices, and the method.
/// </summary>
/// <remarks>
/// The workbook shows the records of <see cref="Overview"/> and computes no figure. It is in English. Titles and answers
/// are in English if the round has them in English, otherwise in its default language.
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
        Describe(workbook, book);

        if (report.Only is { } only)
        {
            RegionSheet.Write(book, book.Add(only), report.Overview.Regions[only.Position]);
        }
        else
        {
            WriteAllRegions(book);
        }

        MethodSheet.Write(book);
        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Package.Repair(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    private static void WriteAllRegions(ReportBook book)
    {
        // Sheets that are link targets are added first and filled later.
        var summary = book.Add("Summary");
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
        RowSheet.WriteRecommendations(book);
        RowSheet.WritePractices(book);
    }

    private static void Describe(XLWorkbook workbook, ReportBook book)
    {
        var properties = workbook.Properties;
        properties.Title = CellText.Fit(book.Wording.Of(book.Round.Title));
        properties.Subject = $"Overview of the round {book.Round.Code}";
        properties.Author = "SurveyEngine";
        properties.Created = book.Report.ProducedAt.UtcDateTime;
        properties.Modified = book.Report.ProducedAt.UtcDateTime;
    }
}
