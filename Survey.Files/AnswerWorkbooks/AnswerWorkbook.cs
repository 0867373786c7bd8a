using ClosedXML.Excel;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// Writes the workbook in which an organization answers: a start page, a sheet for each section and each table, and the
/// codes of each framework. It is in the organization's language, prefilled, and locked except for the answers.
/// <c>AnswerWorkbookReader</c> reads it back.
/// </summary>
public static class AnswerWorkbook
{
    /// <summary>Ends a text that is too long for a cell. A cell that ends with it is never read as an answer.</summary>
    internal const string CutMark = " […✂ 32767]";

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it need not be seekable and is left open.</param>
    /// <param name="content">Round, organization, language and answers.</param>
    public static void Write(Stream output, AnswerWorkbookContent content)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        var book = new AnswerBook(content, workbook);
        Describe(workbook, book);
        var start = new StartSheet(book);
        start.Contents.AddRange(WriteQuestions(book, content.Answers ?? GetDefaults(content)));
        foreach (var framework in book.FrameworkSheets.Keys)
        {
            FrameworkSheet.Write(book, framework);
        }

        start.Write();
        book.AddLists();
        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Package.Repair(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    /// <summary>One sheet per top-level section. Consecutive items outside of sections share a sheet.</summary>
    private static IEnumerable<IXLWorksheet> WriteQuestions(AnswerBook book, AnswerSet answers)
    {
        var outside = new List<Item>();
        foreach (var item in book.Questionnaire.Items)
        {
            if (item is not Section section)
            {
                outside.Add(item);
                continue;
            }

            foreach (var sheet in WriteOutside().Concat(new SectionSheet(book, answers).Write(book.LabelOf(section), section)))
            {
                yield return sheet;
            }
        }

        foreach (var sheet in WriteOutside())
        {
            yield return sheet;
        }

        List<IXLWorksheet> WriteOutside()
        {
            var sheets =
                outside.Count == 0
                    ? []
                    : new SectionSheet(book, answers).Write(
                        book.Words.Questions,
                        new Section(new ItemHead("") { Label = LocalizedText.Plain(book.Words.Questions) }, [.. outside]));
            outside.Clear();
            return sheets;
        }
    }

    /// <summary>
    /// What a new response begins with. Rows get no defaults, because a row with only defaults would count as answered.
    /// </summary>
    private static AnswerSet GetDefaults(AnswerWorkbookContent content)
    {
        var nothing = new AnswerScope(content.Round.Questionnaire.Scope, AnswerSet.Empty, outer: null);
        return FirstAnswers.For(content.Round, Respondent.Of(content.Organization), content.Language, content.Now).Of(nothing);
    }

    private static void Describe(XLWorkbook workbook, AnswerBook book)
    {
        var properties = workbook.Properties;
        properties.Title = CellText.Fit($"{book.Of(book.Content.Round.Title)}: {book.Of(book.Content.Organization.Short)}");
        properties.Subject = book.Content.Identity.ToText();
        properties.Author = "SurveyEngine";
    }
}
