using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The overview of a round as an Excel workbook: a summary, a sheet per region, the matrix of elements and regions, who
/// named what, every recommendation and practice, and the method.
/// </summary>
/// <remarks>
/// It shows what the records of <see cref="Overview"/> hold and computes no figure. It is in English; titles
/// and answers stand in English where the round gives them, and else in its default language.
/// </remarks>
public static class OverviewWorkbook
{
    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A stream that can be written to, and need not be sought in; it stays open.</param>
    /// <param name="report">What to show.</param>
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
        Package.Mend(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    private static void WriteAllRegions(ReportBook book)
    {
        // All sheets that others lead to come first, and are filled in later.
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
