using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The sheet of a region, in the order of the published overviews.</summary>
internal static class RegionSheet
{
    /// <summary>Writes the sheet.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="worksheet">An empty sheet.</param>
    /// <param name="region">The overview of the region.</param>
    public static void Write(ReportBook book, IXLWorksheet worksheet, RegionalOverview region)
    {
        var footnotes = new FootnoteList(book.Report.Content, region.Region, book.Report.Answers.Shown, region.Responded.Contains);
        var page = book.Begin(
            worksheet,
            ReportPage.WithFigures,
            book["region.title", ("region", book.Wording.Of(region.Region.Name))]);
        WriteRespondents(book, page, region, footnotes);
        WriteRecommending(book, page, region, footnotes);
        WriteThemes(book, page, region);
        PracticeList.Write(book, page, region.Region);
        PageLayout.Apply(page.Sheet, book, headRows: 2);
    }

    private static void WriteRespondents(ReportBook book, ReportPage page, RegionalOverview region, FootnoteList footnotes)
    {
        page.Section(book["who-took-part"]);
        book.HeadOfWhoTookPart(page);
        var responded = Count(region.Responded.Count, columns => [columns.Responded]);
        if (region.Invited is { } invited)
        {
            var all = Count(invited.Count, columns => [columns.Invited]);
            page.Entry(book["invited"], new(all), book.Wording.ListNames(invited));
            page.Entry(book["responded"], new(responded, all), book["by-type-below"]);
        }
        else
        {
            page.Entry(book["responded"], new(responded));
        }

        // A type of which the region has no organization says nothing about it.
        foreach (var type in region.RespondentsByType.Where(type => type.Respondents > 0 || region.Invited?.OfType(type.Type) is [_, ..]))
        {
            var names = region.Responded.OfType(type.Type)
                ?.Select(organization => book.Wording.FullName(organization) + footnotes.MarkOf(organization))
                .DefaultIfEmpty(book.Wording.None);
            page.Entry(
                book.Wording.Heading(type.Type.Name),
                new(Count(type.Respondents, columns => [columns.Responded, columns.Types[type.Type.Position]])),
                names is null ? "" : string.Join('\n', names));
        }

        foreach (var (group, respondents) in region.RespondentsByGroup.Where(group => group.Respondents.Count > 0))
        {
            page.Entry(
                book.Wording.Heading(group.Name),
                new(Count(respondents.Count, columns => [columns.Responded, columns.Groups[group.Position]])),
                book.Wording.ListNames(respondents));
        }

        foreach (var subregion in region.Subregions)
        {
            page.Entry(
                book.Wording.Heading(subregion.Subregion.Name),
                new(Count(subregion.Responded.Count, columns => [columns.Responded, columns.Subregions[subregion.Subregion.Position]])),
                book.Wording.ListNames(subregion.Responded));
        }

        if (region.NoFeedback is { } silent)
        {
            page.Entry(
                book["no-feedback"],
                new(book.CountNoFeedback(silent.Count, data => [data.Columns.Regions[region.Region.Position]])),
                book.Wording.ListNames(silent));
            book.NoteForCharts(silent, page);
        }

        SheetFigure Count(int count, Func<DataColumns, DataColumn[]> ones) => book.Count(count, region.Region, ones);
    }

    private static void WriteRecommending(ReportBook book, ReportPage page, RegionalOverview region, FootnoteList footnotes)
    {
        page.Section(book.Wording.RowsHeading);
        page.Head("", book["respondents"], book["of"], book["share"], "", book.HeadOfNames("which"));
        Entry(book["gave"], region.Recommending, region.Responded, columns => [columns.Recommending], columns => [columns.Responded]);
        foreach (var (subregion, answered, recommending) in region.Subregions)
        {
            Entry(
                book["part", ("label", book["gave"]), ("part", book.Wording.Of(subregion.Name))],
                recommending,
                answered,
                columns => [columns.Recommending, columns.Subregions[subregion.Position]],
                columns => [columns.Responded, columns.Subregions[subregion.Position]]);
        }

        var gaveNone = book.Figure(region.NotRecommending.Count, data =>
            $"{data.Count(data.Columns.Regions[region.Region.Position], data.Columns.Responded)}"
            + $"-{data.Count(data.Columns.Regions[region.Region.Position], data.Columns.Recommending)}");
        var responded = book.Count(region.Responded.Count, region.Region, columns => [columns.Responded]);
        Write(book["gave-none"], region.NotRecommending, gaveNone, responded);
        if (book.Round.Framework.HasThemes)
        {
            Entry(
                book["all-themes"],
                region.AllThemes,
                region.Responded,
                columns => [columns.Recommending, columns.AllThemes!],
                columns => [columns.Responded]);
        }

        if (book.Round.Deadline is not null)
        {
            Entry(
                book["late"],
                region.Late,
                region.Responded,
                columns => [columns.Responded, columns.Late],
                columns => [columns.Responded]);
        }

        book.Write(footnotes, page);

        void Entry(
            string label,
            RespondentGroup group,
            RespondentGroup whole,
            Func<DataColumns, DataColumn[]> ones,
            Func<DataColumns, DataColumn[]> all) =>
            Write(label, group, book.Count(group.Count, region.Region, ones), book.Count(whole.Count, region.Region, all));

        void Write(string label, RespondentGroup group, SheetFigure number, SheetFigure whole) =>
            page.Entry(label, new(number, whole), book.ListWithStatus(group.Organizations, footnotes));
    }

    private static void WriteThemes(ReportBook book, ReportPage page, RegionalOverview region)
    {
        var wording = book.Wording;
        page.Section(book[book.Round.Framework.HasThemes ? "by-theme" : "recurrent-elements"], onNewPage: true);
        page.Remark(book.Rule, book.LongestRule);
        page.Remark(book["elements-listed", ("mark", CellStyles.Mark)]);
        page.Head(
            book["element"],
            book["named-by"],
            book["of"],
            book["share"],
            book["recurrent"],
            book["in-full"],
            book.HeadOfNames("respondents"));
        foreach (var theme in region.Themes)
        {
            // By no rule is an element recurrent that nobody names.
            List<ElementFinding> named = [.. theme.Elements.Where(finding => finding.Named > 0)];
            var (first, last) = (page.LastRow + 2, page.LastRow + 1 + named.Count);
            var respondents = book.Count(
                theme.Respondents.Count,
                region.Region,
                columns => [columns.Recommending, columns.Themes[theme.Theme.Position]]);
            var recurrent = book.Figure(theme.Recurrent.Count(), _ => named.Count == 0
                ? null
                : $"COUNTIF({FormulaText.FixedCell(first, ReportPage.MarkColumn)}:{FormulaText.FixedCell(last, ReportPage.MarkColumn)},"
                    + $"{FormulaText.Text(CellStyles.Mark)})");
            page.Group(
                theme.Theme.Code is { } code ? book["theme-code", ("code", code)] : book["all-elements"],
                new PageFigures(respondents, Mark: recurrent),
                theme.Theme.Code is null ? "" : wording.Of(theme.Theme.Title),
                wording.ListNames(theme.Respondents));
            book.NoteForCharts(theme.Respondents, page);
            foreach (var finding in named)
            {
                var row = page.LastRow + 1;
                var mark = RuleCells.Mark(FormulaText.Cell(row, 2), FormulaText.Cell(row, 3));
                page.PlainEntry(
                    book.NameOf(finding.Element),
                    book.FiguresOf(region.Region, finding) with
                    {
                        Mark = book.Figure(finding.Recurrent ? CellStyles.Mark : "", _ => mark),
                    },
                    wording.Of(finding.Element.Title),
                    wording.ListNames(finding.By));
            }

            if (named.Count > 0)
            {
                CellStyles.Emphasize(
                    page.Sheet.Worksheet.Range(first, 1, last, ReportPage.MarkColumn),
                    $"LEN(${FormulaText.Cell(first, ReportPage.MarkColumn)})>0");
            }
        }
    }
}
