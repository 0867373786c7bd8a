using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Word;

/// <summary>
/// The overview as a Word document, laid out like the printed report of GRCP 7: a summary across regions, an appendix for the practices of
/// respondents without a region, one for each region, and one on the method. It shows the figures of the overview and computes none.
/// </summary>
internal static class OverviewDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="output">A writable stream, which is left open.</param>
    /// <param name="report">The data to show.</param>
    /// <param name="template">An opened template whose styles, header and footer are kept; null for none.</param>
    public static void Write(Stream output, OverviewReport report, MemoryStream? template = null)
    {
        var document = new ReportDocument(report);
        if (report.Only is null)
        {
            SummaryPart.Write(document);
        }

        foreach (var region in report.Overview.Regions.Where(each => report.Only is null || each.Region.Position == report.Only.Position))
        {
            RegionPart.Write(document, region);
        }

        MethodPart.Write(document);
        var title = document.Wording.Of(document.Round.Title);
        var subtitle = document["subtitle", ("day", document.Wording.Moment(report.ProducedAt))];
        document.File.Save(
            output,
            [
                (WordStyles.Title, title),
                (WordStyles.Subtitle, report.Only is { } only ? $"{document.Wording.Of(only)}. {subtitle}" : subtitle),
            ],
            document["contents"],
            $"{title}\n{document.Wording["workbook.page-of"]}",
            report.ProducedAt,
            template);
    }
}
