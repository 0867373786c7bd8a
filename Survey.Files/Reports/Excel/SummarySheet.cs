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
        var page = book.Begin(worksheet, ReportPage.FourColumns, "Summary across regions");
        page.Paragraph($"Round {book.Round.Code}. {GetPeriod(book)}");
        page.Paragraph(book.Rule);
        WriteRespondents(book, page);
        WriteRecommending(book, page);
        WriteRegions(book, page, regions);
        WriteRecurrence(book, page);
        WriteThemes(book, page);
        PageLayout.Apply(page.Sheet, book.Report, book.Wording, headRows: 2);
    }

    private static string GetPeriod(ReportBook book)
    {
        var round = book.Round;
        var period = (round.Opens, round.Closes) switch
        {
            ({ } opens, { } closes) => $"Answers taken from {Wording.Day(opens)} to {Wording.Day(closes)}",
            ({ } opens, null) => $"Answers taken from {Wording.Day(opens)}",
            (null, { } closes) => $"Answers taken until {Wording.Day(closes)}",
            _ => "Answers taken without a limit in time",
        };
        return round.Deadline is { } deadline ? $"{period}; deadline {Wording.Day(deadline)}." : $"{period}; no deadline.";
    }

    private static void WriteRespondents(ReportBook book, ReportPage page)
    {
        var overall = book.Report.Overview.Overall;
        page.Section("Who took part");
        page.Head("", "Number", "Who");
        if (overall.Invited is { } invited)
        {
            page.Entry("Invited", invited.Count, book.Wording.List(invited));
            page.Entry(
                "Responded",
                Wording.OutOf(overall.Responded.Count, invited.Count),
                "Response rate: organizations that responded, of those invited");
        }
        else
        {
            page.Entry("Responded", overall.Responded.Count, "");
        }

        foreach (var type in overall.RespondentsByType)
        {
            var names = overall.Responded.OfType(type.Type)?.Select(book.Wording.Of);
            page.Entry(book.Wording.Heading(type.Type.Name), type.Respondents, names is null ? "" : Wording.JoinOrNone(names));
        }

        if (overall.NoFeedback is { } silent)
        {
            page.Entry("No feedback", silent.Count, book.Wording.List(silent));
        }
    }

    private static void WriteRecommending(ReportBook book, ReportPage page)
    {
        var overall = book.Report.Overview.Overall;
        var footnotes = new Footnotes(book.Counted, overall.Responded.Contains, book.Wording);
        page.Section("Recommendations");
        page.Head("", "Respondents", "Which");
        Entry("Final recommendations", overall.RecommendingFinal);
        EntriesByType("Final", overall.RecommendingFinal);
        Entry("In process", overall.InProcess);
        EntriesByType("In process", overall.InProcess);
        if (book.Round.Framework.HasThemes)
        {
            Entry($"Covering all {Wording.Count(book.Round.Framework.Themes.Count, "theme")}", overall.AllThemes);
        }

        Entry("Submitted late", overall.Late);
        book.Write(footnotes, page);

        void Entry(string label, RespondentGroup group) => page.Entry(label, group.Count, book.List(group.Organizations, footnotes));

        void EntriesByType(string label, RespondentGroup group)
        {
            foreach (var type in book.Round.Directory.Types)
            {
                if (group.OfType(type) is { Count: > 0 } organizations)
                {
                    page.Entry($"{label}: {book.Wording.Of(type.Name)}", organizations.Count, book.List(organizations, footnotes));
                }
            }
        }
    }

    private static void WriteRegions(ReportBook book, ReportPage page, IReadOnlyList<IXLWorksheet> sheets)
    {
        if (sheets.Count == 0)
        {
            return;
        }

        page.Section("Regions");
        page.Head("Region", "Responded", "Recommending", "Recurrent elements");
        foreach (var (region, sheet) in book.Report.Overview.Regions.Zip(sheets))
        {
            var recommending = Wording.OutOf(region.Recommending.Count, region.Responded.Count);
            var recurrent = region.Elements.Where(finding => finding.Recurrent).Select(finding => $"({finding.Element.Code})");
            page.Entry(
                book.Wording.Heading(region.Region.Name),
                region.Invited is { } invited
                    ? Wording.OutOf(region.Responded.Count, invited.Count)
                    : Wording.Count(region.Responded.Count),
                region.Recommending.Organizations is null ? recommending : $"{recommending}: {book.Wording.List(region.Recommending)}",
                string.Join(' ', recurrent) is { Length: > 0 } codes ? codes : Wording.None);
            page.Sheet.LinkTo(page.LastRow, 1, sheet);
        }
    }

    private static void WriteRecurrence(ReportBook book, ReportPage page)
    {
        page.Section("Recurrent elements at a glance");
        page.Head("Recurrent in", "Elements", "Which");
        var regions = book.Report.Overview.Regions.Count;
        foreach (var group in book.Report.Overview.Overall.Recurrence)
        {
            page.Entry(
                group.Regions == regions && regions > 1 ? $"All {Wording.Count(regions)} regions" : Wording.Count(group.Regions, "region"),
                group.Elements.Count,
                Wording.JoinOrNone(group.Elements.Select(book.Wording.Of)));
        }
    }

    private static void WriteThemes(ReportBook book, ReportPage page)
    {
        var framework = book.Round.Framework;
        page.Section(framework.HasThemes ? "Recurrent elements by theme" : "Recurrent elements");
        page.Head("Element", "Recurrent in", "In full", "Regions");
        foreach (var theme in framework.Themes)
        {
            if (theme.Code is not null)
            {
                page.Group($"Theme {theme.Code}", "", book.Wording.Of(theme.Title));
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
                    book.Wording.Of(element),
                    $"{Wording.Count(group.Regions)} of {Wording.Count(overview.Regions.Count, "region")}",
                    book.Wording.Of(element.Title),
                    book.Wording.List(overview.GetRegionsWhereRecurrent(element)));
                any = true;
            }
        }

        if (!any)
        {
            page.Entry("No recurrent element", "", Wording.None);
        }
    }
}
