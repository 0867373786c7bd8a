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
            ReportPage.FourColumns,
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
        page.Head("", book["number"], book["who"]);
        if (region.Invited is { } invited)
        {
            page.Entry(book["invited"], invited.Count, book.Wording.ListNames(invited));
            page.Entry(book["responded"], book.OutOf(region.Responded.Count, invited.Count), book["by-type-below"]);
        }
        else
        {
            page.Entry(book["responded"], region.Responded.Count, "");
        }

        // A type of which the region has no organization says nothing about it.
        foreach (var type in region.RespondentsByType.Where(type => type.Respondents > 0 || region.Invited?.OfType(type.Type) is [_, ..]))
        {
            var names = region.Responded.OfType(type.Type)
                ?.Select(organization => book.Wording.FullName(organization) + footnotes.MarkOf(organization))
                .DefaultIfEmpty(book.Wording.None);
            page.Entry(book.Wording.Heading(type.Type.Name), type.Respondents, names is null ? "" : string.Join('\n', names));
        }

        foreach (var (group, respondents) in region.RespondentsByGroup.Where(group => group.Respondents.Count > 0))
        {
            page.Entry(book.Wording.Heading(group.Name), respondents.Count, book.Wording.ListNames(respondents));
        }

        foreach (var subregion in region.Subregions)
        {
            page.Entry(
                book.Wording.Heading(subregion.Subregion.Name),
                subregion.Responded.Count,
                book.Wording.ListNames(subregion.Responded));
        }

        if (region.NoFeedback is { } silent)
        {
            page.Entry(book["no-feedback"], silent.Count, book.Wording.ListNames(silent));
        }
    }

    private static void WriteRecommending(ReportBook book, ReportPage page, RegionalOverview region, FootnoteList footnotes)
    {
        page.Section(book.Wording.RowsHeading);
        page.Head("", book["respondents"], book["which"]);
        Entry(book["gave"], region.Recommending, region.Responded);
        foreach (var (subregion, responded, recommending) in region.Subregions)
        {
            Entry(book["part", ("label", book["gave"]), ("part", book.Wording.Of(subregion.Name))], recommending, responded);
        }

        Entry(book["gave-none"], region.NotRecommending, region.Responded);
        if (book.Round.Framework.HasThemes)
        {
            Entry(book["all-themes"], region.AllThemes, region.Responded);
        }

        Entry(book["late"], region.Late, region.Responded);
        book.Write(footnotes, page);

        void Entry(string label, RespondentGroup group, RespondentGroup whole) =>
            page.Entry(label, book.OutOf(group.Count, whole.Count), book.ListWithStatus(group.Organizations, footnotes));
    }

    private static void WriteThemes(ReportBook book, ReportPage page, RegionalOverview region)
    {
        var wording = book.Wording;
        page.Section(book[book.Round.Framework.HasThemes ? "by-theme" : "recurrent-elements"]);
        page.Remark(book.Rule);
        page.Head(book["element"], book["named-by"], book["in-full"], book["respondents"]);
        foreach (var theme in region.Themes)
        {
            page.Group(
                theme.Theme.Code is { } code ? book["theme-code", ("code", code)] : book["all-elements"],
                wording.Count("respondents", theme.Respondents.Count),
                theme.Theme.Code is null ? "" : wording.Of(theme.Theme.Title),
                wording.ListNames(theme.Respondents));
            foreach (var finding in theme.Recurrent)
            {
                page.Entry(
                    book.NameOf(finding.Element),
                    book.OutOf(finding.Named, finding.Denominator),
                    wording.Of(finding.Element.Title),
                    wording.ListNames(finding.By));
            }

            if (!theme.Recurrent.Any())
            {
                page.Entry(book["no-recurrent"], "", wording.None);
            }
        }
    }
}
