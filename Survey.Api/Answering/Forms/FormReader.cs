using System.Diagnostics;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Reads the fields of a form into answers. Each question reads its own fields as it reads a cell of a workbook or a text of
/// the API: a page takes and refuses what every other way in takes and refuses.
/// </summary>
/// <param name="frameworks">What coded answers refer to.</param>
/// <param name="isExact">Whether the fields were filled by a program, which writes numbers in one form only.</param>
internal sealed class FormReader(FrameworkSet frameworks, bool isExact = false)
{
    private static readonly Place FormPlace = Place.OfFile("form");

    private readonly AnswerContext _context = new(frameworks);

    /// <summary>
    /// The answers to questions that are answered side by side. What cannot be read is a problem of its field, and left out.
    /// </summary>
    /// <remarks>The place of a problem is that of its question in the response, such as <c>recommendations #2.link</c>.</remarks>
    public FormReading Read(IReadOnlyList<Question> questions, FormValues values)
    {
        var problems = new List<FieldProblem>();
        return new FormReading(Read(questions, values, "", FormPlace, problems), problems);
    }

    private AnswerSet Read(IEnumerable<Question> questions, FormValues values, string prefix, Place place, List<FieldProblem> problems)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        foreach (var question in questions.Where(question => question.Parts != AnswerParts.None))
        {
            var (name, here, found) = (prefix + question.Code, place.Member(question.Code), new ProblemLog());
            var answer = question is Repeat repeat
                ? ReadRows(repeat, values, name, here, found, problems)
                : question.ReadAnswer(ToInput(question, values, name, here, found), _context);
            if (found.Problems.FirstOrDefault(problem => problem.Severity == Severity.Error) is { } error)
            {
                problems.Add(new FieldProblem(name, question, error with { Place = here }));
            }
            else if (answer is not null)
            {
                answers.Add(new(question.Code, answer));
            }
        }

        return new AnswerSet(answers);
    }

    private RowsAnswer? ReadRows(Repeat repeat, FormValues values, string name, Place place, ProblemLog found, List<FieldProblem> problems)
    {
        var (questions, number) = (FormPage.QuestionsOf(repeat.Items).ToList(), 0);

        // Rows above the limit are kept, so that nobody loses words; the check of the page reports them, and so does submitting.
        return repeat.ToAnswer(values.GetKeys(name), Repeat.LargestRowCount, ReadRow, place, found);

        AnswerSet ReadRow(string key) => Read(questions, values, FormValues.RowPrefix(name, key), place.Item(++number), problems);
    }

    private AnswerInput ToInput(Question question, FormValues values, string name, Place place, ProblemLog found)
    {
        var texts = FieldsOf(question, values, name);
        return isExact && texts is [var only]
            ? AnswerInput.Exact(only, place, found)
            : AnswerInput.Typed(texts.Select(text => (text, place)), place, found);
    }

    private static IReadOnlyList<string> FieldsOf(Question question, FormValues values, string name) => question.Parts switch
    {
        AnswerParts.One => [values.Get(name)],
        AnswerParts.Choices or AnswerParts.Ranking => values.GetAll(name),
        AnswerParts.Codes => CodedField.GetTexts(values, name),
        AnswerParts.None or AnswerParts.Rows => throw new UnreachableException($"{question.Code} has no field of its own."),
    };
}
