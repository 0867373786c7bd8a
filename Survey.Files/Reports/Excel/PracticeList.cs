using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Answers;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>Lists practices by category: those of a region on its sheet, those without a region on a sheet of their own.</summary>
internal static class PracticeList
{
    // The largest number of practices on one page, to keep it readable. The sheet Practices has all.
    private const int MaxRows = 1000;

    /// <summary>Writes the practices of a region as the last section of a page.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="page">The page of the region.</param>
    /// <param name="region">The region; null for practices without a region.</param>
    public static void Write(ReportBook book, ReportPage page, Region? region) =>
        Write(book, page, PracticeCategory.Of(book.Round, region, book.Counted));

    /// <summary>Writes the sheet of practices without a region, such as those of global processes, if there are any.</summary>
    public static void WriteSheetWithoutRegion(ReportBook book)
    {
        var categories = PracticeCategory.Of(book.Round, region: null, book.Counted);
        if (categories.Count == 0)
        {
            return;
        }

        var page = book.Begin(book.Add("Without region"), ReportPage.FourColumns, "Practices without a region");
        page.Paragraph(
            "The practices of respondents that belong to no region, such as global processes. "
                + "They count in the summary across regions alone."
        );
        Write(book, page, categories);
        PageLayout.Apply(page.Sheet, book.Report, book.Wording, headRows: 2);
    }

    private static void Write(ReportBook book, ReportPage page, IReadOnlyList<PracticeCategory> categories)
    {
        page.Section("Practices");
        if (categories.Count == 0)
        {
            page.Entry("No practices", "", Wording.None);
            return;
        }

        page.HeadOfTexts("Organization", "Elements", "Practice", "Link");
        var written = 0;
        foreach (var category in categories.TakeWhile(_ => written < MaxRows))
        {
            page.Group(category.Category is { } choice ? book.Wording.Heading(choice.Label) : "Without a category");
            foreach (var practice in category.Practices.Take(MaxRows - written))
            {
                WritePractice(book, page, practice);
                written++;
            }
        }

        var all = categories.Sum(category => category.Practices.Count);
        if (all > written)
        {
            page.Remark($"{Wording.Count(all - written)} more on the sheet Practices.");
        }
    }

    private static void WritePractice(ReportBook book, ReportPage page, CodedRow practice)
    {
        page.EntryOfTexts(
            book.NameOf(practice.Response),
            Name(practice.Coded),
            string.Join('\n', new[] { practice.ListedAs, practice.Text, practice.Details }.Where(text => text.Length > 0)),
            "");
        page.Sheet.Link(page.LastRow, 4, practice.Link);
    }

    private static string Name(CodedAnswer? coded) =>
        coded is null
            ? ""
            : string.Join(
                ", ",
                coded.Elements.Select(element => $"({element.Code})").Concat(coded.Themes.Select(theme => $"theme {theme.Code}")));
}
