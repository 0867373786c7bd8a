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
        var page = book.Begin(worksheet, ReportPage.FourColumns, $"Overview: {book.Wording.Of(region.Region.Name)}");
        WriteRespondents(book, page, region);
        WriteRecommending(book, page, region);
        WriteThemes(book, page, region);
        PracticeList.Write(book, page, region.Region);
        PageLayout.Apply(page.Sheet, book.Report, book.Wording, headRows: 2);
    }

    private static void WriteRespondents(ReportBook book, ReportPage page, RegionalOverview region)
    {
        page.Section("Who took part");
        page.Head("", "Number", "Who");
        if (region.Invited is { } invited)
        {
            page.Entry("Invited", invited.Count, book.Wording.List(invited));
            page.Entry("Responded", Wording.OutOf(region.Responded.Count, invited.Count), "By type below");
        }
        else
        {
            page.Entry("Responded", region.Responded.Count, "");
        }

        foreach (var type in region.RespondentsByType)
        {
            var names = region.Responded.OfType(type.Type)?.Select(book.Wording.FullName).ToList();
            page.Entry(
                book.Wording.Heading(type.Type.Name),
                type.Respondents,
                names is null ? "" : names.Count == 0 ? Wording.None : string.Join('\n', names));
        }

        if (region.NoFeedback is { } silent)
        {
            page.Entry("No feedback", silent.Count, book.Wording.List(silent));
        }
    }

    private static void WriteRecommending(ReportBook book, ReportPage page, RegionalOverview region)
    {
        var footnotes = new Footnotes(book.Counted, region.Responded.Contains, book.Wording);
        page.Section("Recommendations");
        page.Head("", "Respondents", "Which");
        Entry("Formulated recommendations", region.Recommending);
        Entry("None, or could not share any", region.NotRecommending);
        if (book.Round.Framework.HasThemes)
        {
            Entry($"Covering all {Wording.Count(book.Round.Framework.Themes.Count, "theme")}", region.AllThemes);
        }

        Entry("Submitted late", region.Late);
        book.Write(footnotes, page);

        void Entry(string label, RespondentGroup group) =>
            page.Entry(label, Wording.OutOf(group.Count, region.Responded.Count), book.List(group.Organizations, footnotes));
    }

    private static void WriteThemes(ReportBook book, ReportPage page, RegionalOverview region)
    {
        var wording = book.Wording;
        page.Section(book.Round.Framework.HasThemes ? "Recurrent elements by theme" : "Recurrent elements");
        page.Remark(book.Rule);
        page.Head("Element", "Named by", "In full", "Respondents");
        foreach (var theme in region.Themes)
        {
            var respondents = Wording.Count(theme.Respondents.Count, "respondent");
            page.Group(
                theme.Theme.Code is { } code ? $"Theme {code}" : "All elements",
                respondents,
                theme.Theme.Code is null ? "" : wording.Of(theme.Theme.Title),
                wording.List(theme.Respondents));
            foreach (var finding in theme.Recurrent)
            {
                page.Entry(
                    wording.Of(finding.Element),
                    Wording.OutOf(finding.Named, finding.Denominator),
                    wording.Of(finding.Element.Title),
                    wording.List(finding.By));
            }

            if (!theme.Recurrent.Any())
            {
                page.Entry("No recurrent element", "", Wording.None);
            }
        }
    }
}
