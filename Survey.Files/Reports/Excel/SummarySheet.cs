using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The first sheet: the summary across regions.</summary>
internal static class SummarySheet
{
    /// <summary>Writes the sheet.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="worksheet">An empty sheet.</param>
    /// <param name="regions">The sheets of the regions, in the order of the overview; targets of links.</param>
    public static void Write(ReportBook book, IXLWorksheet worksheet, IReadOnlyList<IXLWorksheet> regions)
    {
        var overall = book.Report.Overview.Overall;
        var footnotes = new FootnoteList(book.Report.Content, region: null, book.Report.Answers.Shown, overall.Responded.Contains);
        var page = book.Begin(worksheet, ReportPage.FourColumns, book["summary.title"]);
        page.Paragraph(book["summary.round", ("round", book.Round.Code), ("period", GetPeriod(book))]);
        page.Paragraph(book.Rule);
        WriteRespondents(book, page, overall, footnotes);
        WriteRecommending(book, page, overall, footnotes);
        WriteRegions(book, page, regions);
        WriteRecurrence(book, page);
        WriteThemes(book, page);
        PageLayout.Apply(page.Sheet, book, headRows: 2);
    }

    private static string GetPeriod(ReportBook book)
    {
        var (round, wording) = (book.Round, book.Wording);
        var period = (round.Opens, round.Closes) switch
        {
            ({ } opens, { } closes) => book["period.from-to", ("from", wording.Day(opens)), ("to", wording.Day(closes))],
            ({ } opens, null) => book["period.from", ("from", wording.Day(opens))],
            (null, { } closes) => book["period.to", ("to", wording.Day(closes))],
            _ => book["period.any"],
        };
        return round.Deadline is { } deadline
            ? book["period.deadline", ("period", period), ("deadline", wording.Day(deadline))]
            : book["period.no-deadline", ("period", period)];
    }

    private static void WriteRespondents(ReportBook book, ReportPage page, CrossRegionalSummary overall, FootnoteList footnotes)
    {
        page.Section(book["who-took-part"]);
        page.Head("", book["number"], book["who"]);
        if (overall.Invited is { } invited)
        {
            page.Entry(book["invited"], invited.Count, book.Wording.ListNames(invited));
            page.Entry(book["responded"], book.OutOf(overall.Responded.Count, invited.Count), book["response-rate"]);
        }
        else
        {
            page.Entry(book["responded"], overall.Responded.Count, "");
        }

        foreach (var type in overall.RespondentsByType)
        {
            var organizations = overall.Responded.OfType(type.Type);
            page.Entry(book.Wording.Heading(type.Type.Name), type.Respondents, book.List(organizations, footnotes));
        }

        foreach (var (group, respondents) in overall.RespondentsByGroup)
        {
            page.Entry(book.Wording.Heading(group.Name), respondents.Count, book.List(respondents.Organizations, footnotes));
        }

        if (overall.NoFeedback is { } silent)
        {
            page.Entry(book["no-feedback"], silent.Count, book.Wording.ListNames(silent));
        }
    }

    private static void WriteRecommending(ReportBook book, ReportPage page, CrossRegionalSummary overall, FootnoteList footnotes)
    {
        page.Section(book.Wording.RowsHeading);
        page.Head("", book["respondents"], book["which"]);
        Entry(book["final"], overall.RecommendingFinal);
        EntriesByType(book["final"], overall.RecommendingFinal, overall.RecommendingByType);
        Entry(book["in-process"], overall.InProcess);
        EntriesByType(book["in-process"], overall.InProcess, overall.InProcessByType);
        if (book.Round.Framework.HasThemes)
        {
            Entry(book["all-themes"], overall.AllThemes);
        }

        Entry(book["late"], overall.Late);
        book.Write(footnotes, page);

        void Entry(string label, RespondentGroup group) =>
            page.Entry(label, group.Count, book.ListWithStatus(group.Organizations, footnotes));

        void EntriesByType(string label, RespondentGroup group, IReadOnlyList<TypeCount> types)
        {
            foreach (var type in types.Where(type => type.Respondents > 0))
            {
                page.Entry(
                    book["part", ("label", label), ("part", book.Wording.Of(type.Type.Name))],
                    type.Respondents,
                    book.ListWithStatus(group.OfType(type.Type), footnotes));
            }
        }
    }

    private static void WriteRegions(ReportBook book, ReportPage page, IReadOnlyList<IXLWorksheet> sheets)
    {
        if (sheets.Count == 0)
        {
            return;
        }

        page.Section(book["regions"]);
        page.Head(book["region"], book["responded"], book.Wording.RowsHeading, book["recurrent-elements"]);
        foreach (var (region, sheet) in book.Report.Overview.Regions.Zip(sheets))
        {
            var recommending = book.OutOf(region.Recommending.Count, region.Responded.Count);
            var recurrent = region.Elements.Where(finding => finding.Recurrent).Select(finding => $"({finding.Element.Code})");
            page.Entry(
                book.Wording.Of(region.Region),
                region.Invited is { } invited
                    ? book.OutOf(region.Responded.Count, invited.Count)
                    : book.Wording.Number(region.Responded.Count),
                region.Recommending.Organizations is null
                    ? recommending
                    : book["part", ("label", recommending), ("part", book.Wording.ListNames(region.Recommending))],
                string.Join(' ', recurrent) is { Length: > 0 } codes ? codes : book.Wording.None);
            page.Sheet.LinkTo(page.LastRow, 1, sheet);
        }
    }

    private static void WriteRecurrence(ReportBook book, ReportPage page)
    {
        page.Section(book["glance"]);
        page.Head(book["recurrent-in"], book["elements"], book["which"]);
        var regions = book.Report.Overview.Regions.Count;
        foreach (var group in book.Report.Overview.Overall.Recurrence)
        {
            page.Entry(
                group.Regions == regions && regions > 1
                    ? book["all-regions", ("count", regions)]
                    : book.Count("region-count", group.Regions),
                group.Elements.Count,
                book.Wording.ListNames(group.Elements.Select(book.NameOf)));
        }
    }

    private static void WriteThemes(ReportBook book, ReportPage page)
    {
        var framework = book.Round.Framework;
        page.Section(book[framework.HasThemes ? "by-theme" : "recurrent-elements"]);
        page.Head(book["element"], book["recurrent-in"], book["in-full"], book["regions"]);
        foreach (var theme in framework.Themes)
        {
            if (theme.Code is not null)
            {
                page.Group(book["theme-code", ("code", theme.Code)], "", book.Wording.Of(theme.Title));
            }

            WriteElements(book, page, theme);
        }
    }

    private static void WriteElements(ReportBook book, ReportPage page, Theme theme)
    {
        var overview = book.Report.Overview;
        var any = false;
        foreach (var group in overview.Overall.Recurrence)
        {
            foreach (var element in group.Elements.Where(element => theme.Positions.Contains(element.Position)))
            {
                page.Entry(
                    book.NameOf(element),
                    book.Wording.OutOf(group.Regions, overview.Regions.Count),
                    book.Wording.Of(element.Title),
                    book.Wording.ListNames(overview.GetRegionsWhereRecurrent(element)));
                any = true;
            }
        }

        if (!any)
        {
            page.Entry(book["no-recurrent"], "", book.Wording.None);
        }
    }
}
