using ClosedXML.Excel;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// The workbook in which an organization answers: a first page, a sheet for each section and each table, the framework's
/// codes; in its language, prefilled, and locked but for the answers. What is filled in is read back by
/// <c>AnswerWorkbookReader</c>.
/// </summary>
public static class AnswerWorkbook
{
    /// <summary>What a text ends with that a cell cannot hold. A cell that ends so is never read back as an answer.</summary>
    internal const string CutMark = " […✂ 32767]";

    /// <summary>Writes the workbook (.xlsx).</summary>
    /// <param name="output">A stream that can be written to, and need not be sought in; it stays open.</param>
    /// <param name="content">What it is written from.</param>
    public static void Write(Stream output, AnswerWorkbookContent content)
    {
        using var workbook = new XLWorkbook(XLEventTracking.Disabled);
        var book = new AnswerBook(content, workbook);
        Describe(workbook, book);
        var start = new StartSheet(book);
        start.Contents.AddRange(WriteQuestions(book, content.Answers ?? GetDefaults(content)));
        if (book.HasCoded)
        {
            FrameworkSheet.Write(book);
        }

        start.Write();
        book.AddLists();
        using var package = new MemoryStream();
        workbook.SaveAs(package);
        Package.Mend(package);
        package.Position = 0;
        package.CopyTo(output);
    }

    /// <summary>A sheet for each section; what stands outside of sections shares one with its neighbours.</summary>
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
            var sheets = outside.Count == 0 ? [] : new SectionSheet(book, answers).Write(book.Words.Questions, new Section(new ItemHead("") { Label = LocalizedText.Plain(book.Words.Questions) }, [.. outside]));
            outside.Clear();
            return sheets;
        }
    }

    /// <summary>What a new response begins with. Rows begin empty: one that holds defaults alone would count as an answer.</summary>
    private static AnswerSet GetDefaults(AnswerWorkbookContent content)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        var context = new AnswerContext(content.Round.Framework);
        foreach (var (question, _) in content.Round.Questionnaire.Scope.Questions)
        {
            if (question is not Repeat
                && question.Rules.Default is { } value
                && question.Read(new JsonValue(value, Place.OfFile("questionnaire.json"), new ProblemLog()), context) is { } answer)
            {
                answers.Add(new(question.Code, answer));
            }
        }

        return new AnswerSet(answers);
    }

    private static void Describe(XLWorkbook workbook, AnswerBook book)
    {
        var properties = workbook.Properties;
        properties.Title = CellText.Fit($"{book.Of(book.Content.Round.Title)}: {book.Of(book.Content.Organization.Short)}");
        properties.Subject = book.Content.Identity.ToText();
        properties.Author = "SurveyEngine";
    }
}
