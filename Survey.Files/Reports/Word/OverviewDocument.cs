using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Sentences;

namespace Survey.Files.Reports.Word;

/// <summary>
/// The overview as a Word document, laid out like the printed report of GRCP 7: background, a summary across regions, an appendix for the
/// practices of respondents without a region, one for each region, and the annexes that were chosen. It shows the figures of the overview
/// and computes none.
/// </summary>
internal static class OverviewDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="output">A writable stream, which is left open.</param>
    /// <param name="report">The data to show.</param>
    /// <param name="template">An opened template whose styles, header and footer are kept; null for none.</param>
    /// <param name="isForPrint">True if LibreOffice prints the document; false if people edit it.</param>
    /// <returns>The sentences in place of which it has words that the analyst wrote for other figures.</returns>
    public static IReadOnlyList<ReportSentence> Write(
        Stream output,
        OverviewReport report,
        MemoryStream? template = null,
        bool isForPrint = false)
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

        foreach (var annex in ReportAnnex.All.Where(report.Annexes.Contains))
        {
            WriteAnnex(document, annex);
        }

        var title = document.Wording.Of(document.Round.Title);
        document.File.Save(
            output,
            title,
            [.. MakeFront(document, title)],
            document["contents"],
            $"{title}\n{document.Wording["workbook.page-of"]}",
            report.ProducedAt,
            template,
            isForPrint);
        return document.Outdated;
    }

    private static void WriteAnnex(ReportDocument document, ReportAnnex annex)
    {
        if (annex == ReportAnnex.Matrix)
        {
            MatrixPart.Write(document);
        }
        else if (annex == ReportAnnex.Results)
        {
            ResultsPart.Write(document);
        }
        else if (annex == ReportAnnex.Alignments)
        {
            AlignmentPart.Write(document);
        }
        else if (annex == ReportAnnex.Method)
        {
            MethodPart.Write(document);
        }
        else
        {
            throw new ArgumentOutOfRangeException(nameof(annex), annex, "The document has no such annex.");
        }
    }

    /// <summary>Who reports, on what occasion, the title and the day.</summary>
    private static IEnumerable<(string Style, WordText Text)> MakeFront(ReportDocument document, string title)
    {
        if (document.Round.Contact is { } contact)
        {
            yield return (WordStyles.Organization, contact.Name);
        }

        if (document.Wording.Of(document.Round.Questionnaire.Title) is { Length: > 0 } occasion && occasion != title)
        {
            yield return (WordStyles.Organization, occasion);
        }

        yield return (WordStyles.Title, title);
        if (document.Report.Only is { } only)
        {
            yield return (WordStyles.Subtitle, document.Wording.Of(only));
        }

        var day = document.Report.Overview.AsOf is { } asOf
            ? document.Wording.Day(asOf)
            : document.Wording.Moment(document.Report.ProducedAt);
        yield return (WordStyles.Subtitle, document["subtitle", ("day", day)]);
        if (document.Report.Publication is { } publication)
        {
            yield return (WordStyles.Source, document.Wording.Of(publication));
        }
    }
}
