using Survey.Files.Reports.Excel;

namespace Survey.Files.Reports.Sentences;

/// <summary>
/// The paragraphs of a report that state figures, generated from the records of the overview. A report shows them, and an analyst can
/// replace any of them by a text of her own.
/// </summary>
public static class ReportSentences
{
    /// <summary>
    /// All sentences in the order of the report: those of the summary, then those of each region. A report of one region has only its
    /// own. A sentence that has nothing to say is left out.
    /// </summary>
    /// <param name="report">The figures, answers and language.</param>
    public static IReadOnlyList<ReportSentence> Of(OverviewReport report)
    {
        var wording = new ReportWording(report.Overview.Round, report.Language);
        var day = report.Overview.Round.GetLastDayCounted(report.Overview.AsOf, report.ProducedAt);
        var regions = report.Overview.Regions.Where(each => report.Only is null || each.Region.Position == report.Only.Position);
        return
        [
            .. report.Only is null ? new SummarySentences(report, wording, day).Make() : [],
            .. regions.SelectMany(region => new RegionSentences(report, region, wording, day).Make()),
        ];
    }
}
