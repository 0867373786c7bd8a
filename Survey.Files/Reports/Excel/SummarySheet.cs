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
        var page = book.Begin(worksheet, ReportPage.WithFigures, book["summary.title"]);
        page.Paragraph(book["summary.round", ("round", book.Round.Code), ("period", GetPeriod(book))]);
        if (book.Report.Publication is { } publication)
        {
            page.Paragraph(book.Wording.Of(publication));
        }

        page.Paragraph(book.Rule, book.LongestRule);
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
        var last = book.Report.Overview.AsOf is { } asOf ? round.GetLastDayCounted(asOf, book.Report.ProducedAt) : round.Closes;
        var period = (round.Opens, last) switch
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
        book.HeadOfWhoTookPart(page);
        var responded = Count(overall.Responded.Count, columns => [columns.Responded]);
        if (overall.Invited is { } invited)
        {
            var all = Count(invited.Count, columns => [columns.Invited]);
            page.Entry(book["invited"], new(all), book.Wording.ListNames(invited));
            page.Entry(book["responded"], new(responded, all), book["response-rate"]);
        }
        else
        {
            page.Entry(book["responded"], new(responded));
        }

        book.NoteForCharts(overall.Responded, page);

        foreach (var type in overall.RespondentsByType)
        {
            page.Entry(
                book.Wording.Heading(type.Type.Name),
                new(Count(type.Respondents, columns => [columns.Responded, columns.Types[type.Type.Position]])),
                book.List(overall.Responded.OfType(type.Type), footnotes));
        }

        foreach (var (group, respondents) in overall.RespondentsByGroup)
        {
            page.Entry(
                book.Wording.Heading(group.Name),
                new(Count(respondents.Count, columns => [columns.Responded, columns.Groups[group.Position]])),
                book.List(respondents.Organizations, footnotes));
        }

        if (overall.NoFeedback is { } silent)
        {
            page.Entry(book["no-feedback"], new(book.CountNoFeedback(silent.Count, _ => [])), book.Wording.ListNames(silent));
            book.NoteForCharts(silent, page);
        }

        SheetFigure Count(int count, Func<DataColumns, DataColumn[]> ones) => book.Count(count, region: null, ones);
    }

    private static void WriteRecommending(ReportBook book, ReportPage page, CrossRegionalSummary overall, FootnoteList footnotes)
    {
        page.Section(book.Wording.RowsHeading);
        page.Head("", book["respondents"], "", "", "", book.HeadOfNames("which"));
        Entry(book["final"], overall.RecommendingFinal, columns => columns.Final);
        EntriesByType(book["final"], overall.RecommendingFinal, overall.RecommendingByType, columns => columns.Final);
        Entry(book["in-process"], overall.InProcess, columns => columns.InProcess);
        EntriesByType(book["in-process"], overall.InProcess, overall.InProcessByType, columns => columns.InProcess);
        if (book.Round.Framework.HasThemes)
        {
            var all = book.Count(overall.AllThemes.Count, region: null, columns => [columns.Recommending, columns.AllThemes!]);
            page.Entry(book["all-themes"], new(all), book.ListWithStatus(overall.AllThemes.Organizations, footnotes));
        }

        if (book.Round.Deadline is not null)
        {
            Entry(book["late"], overall.Late, columns => columns.Late);
        }

        book.Write(footnotes, page);

        void Entry(string label, RespondentGroup group, Func<DataColumns, DataColumn> one) => page.Entry(
            label,
            new(book.Count(group.Count, region: null, columns => [columns.Responded, one(columns)])),
            book.ListWithStatus(group.Organizations, footnotes));

        void EntriesByType(string label, RespondentGroup group, IReadOnlyList<TypeCount> types, Func<DataColumns, DataColumn> one)
        {
            foreach (var (type, respondents) in types.Where(type => type.Respondents > 0))
            {
                page.Entry(
                    book["part", ("label", label), ("part", book.Wording.Of(type.Name))],
                    new(book.Count(respondents, region: null, columns => [columns.Responded, one(columns), columns.Types[type.Position]])),
                    book.ListWithStatus(group.OfType(type), footnotes));
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
        page.Head(
            book["region"],
            book["responded"],
            book["of"],
            book["share"],
            book["gave"],
            book.Wording.RowsHeading,
            book["recurrent-elements"]);
        foreach (var (region, sheet) in book.Report.Overview.Regions.Zip(sheets))
        {
            var responded = book.Count(region.Responded.Count, region.Region, columns => [columns.Responded]);
            SheetFigure? invited = region.Invited is { } all ? book.Count(all.Count, region.Region, columns => [columns.Invited]) : null;
            var recommending = book.Count(region.Recommending.Count, region.Region, columns => [columns.Recommending]);
            var name = book.Wording.Of(region.Region);
            page.Entry(name, new(responded, invited, recommending), book.Wording.ListNames(region.Recommending));
            page.Follow(ReportPage.TextColumn + 1, SummaryLists.RecurrentIn(book, region), name);
            book.NoteForCharts(region.Responded, page);
            page.Sheet.LinkTo(page.LastRow, 1, sheet);
        }
    }

    private static void WriteRecurrence(ReportBook book, ReportPage page)
    {
        page.Section(book["glance"]);
        page.Head(book["recurrent-in"], book["elements"], "", "", "", book["which"]);
        var regions = book.Report.Overview.Regions.Count;
        foreach (var group in book.Report.Overview.Overall.Recurrence)
        {
            var label = group.Regions == regions && regions > 1
                ? book["all-regions", ("count", regions)]
                : book.Count("region-count", group.Regions);
            var count = book.Figure(group.Elements.Count, _ => $"COUNTIF({MatrixSheet.TotalsOf(book)},{group.Regions})");
            page.Entry(label, new(count));
            page.Follow(ReportPage.TextColumn, SummaryLists.RecurrentInSoMany(book, group), label);
        }
    }

    private static void WriteThemes(ReportBook book, ReportPage page)
    {
        var framework = book.Round.Framework;
        page.Section(book[framework.HasThemes ? "by-theme" : "recurrent-elements"], onNewPage: true);
        page.Remark(book["elements-listed.summary"]);
        page.Head(book["element"], book["recurrent-in"], book["of"], "", "", book["in-full"], book["regions"]);
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
        List<Element> named =
        [
            .. theme.Elements.Where(element => overview.Regions.Any(region => region.Elements[element.Position].Named > 0)),
        ];
        var first = page.LastRow + 1;
        foreach (var element in named)
        {
            var regions = overview.GetRegionsWhereRecurrent(element).Count;
            page.PlainEntry(
                book.NameOf(element),
                new(book.Figure(regions, _ => MatrixSheet.TotalOf(book, element))),
                book.Wording.Of(element.Title));
            page.Sheet.Number(page.LastRow, 3, overview.Regions.Count, page.Sheet.Styles.Figure);
            page.Follow(ReportPage.TextColumn + 1, SummaryLists.RegionsOf(book, element), book.NameOf(element));
        }

        if (named.Count > 0)
        {
            CellStyles.Emphasize(
                page.Sheet.Worksheet.Range(first, 1, page.LastRow, ReportPage.MarkColumn),
                $"$B{first}>0");
        }
        else
        {
            page.EntryOfTexts(book["no-recurrent"], "", book.Wording.None);
        }
    }
}
