using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>Lists practices by category: those of a region on its sheet, those without a region on a sheet of their own.</summary>
internal static class PracticeList
{
    // The largest number of practices on one page, to keep it readable. The sheet of the repeat group has all.
    private const int MaxRows = 1000;

    /// <summary>Writes the practices of a region as the last section of a page; nothing if there are none.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="page">The page of the region.</param>
    /// <param name="region">The region.</param>
    public static void Write(ReportBook book, ReportPage page, Region region)
    {
        var categories = book.Report.FindPractices(region);
        if (categories.Count > 0)
        {
            Write(book, page, categories);
        }
    }

    /// <summary>Writes the sheet of practices without a region, such as those of global processes, if there are any.</summary>
    public static void WriteSheetWithoutRegion(ReportBook book)
    {
        var categories = book.Report.FindPractices(region: null);
        if (categories.Count == 0)
        {
            return;
        }

        var page = book.Begin(
            book.AddFixed("without-region"),
            ReportPage.WithFigures,
            book["practices.without-region", ("practices", book.Wording.PracticesHeading)]);
        page.Paragraph(book["practices.without-region.remark"]);
        Write(book, page, categories);
        PageLayout.Apply(page.Sheet, book, headRows: 2);
    }

    private static void Write(ReportBook book, ReportPage page, IReadOnlyList<PracticeCategory> categories)
    {
        var practices = (Repeat)book.Round.Questionnaire.Scope.Find(book.Round.Analysis.Practices)!.Question;
        var text = practices.Scope.Questions
            .Select(scoped => scoped.Question)
            .OfType<TextQuestion>()
            .FirstOrDefault(question => question.Code != book.Round.Analysis.ListedAs);
        page.Section(book.Wording.PracticesHeading);
        page.HeadOfTexts(
            book["organization"],
            book["elements"],
            text is null ? "" : book.Wording.Of(text.Label),
            book["link"]);
        var written = 0;
        foreach (var category in categories.TakeWhile(_ => written < MaxRows))
        {
            page.Group(category.Category is { } choice ? book.Wording.Heading(choice.Label) : book["practices.no-category"]);
            foreach (var practice in category.Practices.Take(MaxRows - written))
            {
                WritePractice(book, page, practice);
                written++;
            }
        }

        var all = categories.Sum(category => category.Practices.Count);
        if (all > written)
        {
            page.Remark(book["more-on-sheet", ("count", all - written), ("sheet", book.Wording.PracticesHeading)]);
        }

        if (book.FindCutNote() is { } cut)
        {
            page.Remark(cut);
        }
    }

    private static void WritePractice(ReportBook book, ReportPage page, Practice practice)
    {
        var further = practice.FurtherQuestions
            .Select(scoped => (scoped.Question.Label, Answer: RowColumn.Find(book, scoped, practice.Answers)))
            .Where(each => each.Answer is not null)
            .Select(each => book["part", ("label", book.Wording.Of(each.Label)), ("part", Write(book, each.Answer!))]);
        var words = new[] { practice.ListedAs is { } title ? book.Wording.Of(title) : "", book.Wording.TextOf(practice) }
            .Where(each => each.Length > 0)
            .Select(book.Wording.In.Isolate);
        page.EntryOfTexts(
            string.Join('\n', practice.Responses.Select(book.NameOf)),
            Name(book, practice.Coded),
            string.Join('\n', words.Concat(further)),
            "");
        page.Sheet.Link(page.LastRow, ReportPage.TextColumn + 1, practice.Link);
    }

    private static string Write(ReportBook book, object answer) => answer switch
    {
        decimal number => book.Wording.Number(number),
        DateOnly day => book.Wording.Day(day),
        _ => CellValue.ToText(answer),
    };

    private static string Name(ReportBook book, CodedAnswer? coded) =>
        coded is null
            ? ""
            : book.Wording.List(
                coded.Elements
                    .Select(element => $"({element.Code})")
                    .Concat(coded.Themes.Select(theme => book["whole-theme", ("code", theme.Code)])));
}
