using Microsoft.Extensions.Primitives;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>A draft as the fields of a form, and back: answers with the ids of rows, and texts that are not valid answers.</summary>
internal static class FormContent
{
    private static readonly Place Root = Place.OfFile("form");

    /// <summary>The fields that show a draft's answers to some questions.</summary>
    public static FormValues Show(DraftContent content, IReadOnlyList<Question> questions, FrameworkSet frameworks)
    {
        var values = FormFiller.Fill(questions, content, frameworks);
        var places = new FieldPlaces(questions, values, Root);
        foreach (var (place, typed) in content.AsTyped)
        {
            if (places.FindAt(place) is var (field, question))
            {
                values.Set(field, question.Parts is AnswerParts.Choices or AnswerParts.Ranking ? typed.Split('\n') : (StringValues)typed);
            }
        }

        return values;
    }

    /// <summary>The content of some fields, with the problems of those that are not valid answers.</summary>
    public static (DraftContent Content, IReadOnlyList<FieldProblem> Problems) Read(
        FormValues values,
        IReadOnlyList<Question> questions,
        FrameworkSet frameworks,
        string language)
    {
        var reading = new FormReader(frameworks).Read(questions, values);
        var typed = reading.Problems.ToDictionary(
            problem => problem.Problem.Place.Path,
            problem => TypedIn(problem, values),
            StringComparer.Ordinal);
        var ids = questions
            .OfType<Repeat>()
            .ToDictionary(repeat => repeat.Code, repeat => values.GetKeys(repeat.Code), StringComparer.Ordinal);
        return (new DraftContent(reading.Answers, language) { AsTyped = typed, RowIds = ids }, reading.Problems);
    }

    /// <summary>The same without rows in which nothing stands.</summary>
    public static void DropBlankRows(FormValues values, IEnumerable<Question> questions, string prefix = "")
    {
        foreach (var repeat in questions.OfType<Repeat>())
        {
            var name = prefix + repeat.Code;
            var inside = FormPage.QuestionsOf(repeat.Items).ToList();
            foreach (var key in values.GetKeys(name))
            {
                DropBlankRows(values, inside, FormValues.RowPrefix(name, key));
            }

            values.Set(name, (string[])[.. values.GetKeys(name).Where(key => !IsBlank(values, FormValues.RowPrefix(name, key)))]);
        }
    }

    /// <summary>Whether nothing stands in a row.</summary>
    public static bool IsBlank(FormValues values, string prefix) =>
        !values.All.Any(field =>
            field.Key.StartsWith(prefix, StringComparison.Ordinal)
            && field.Value.Any(value => value is not null && !TypedText.IsBlank(value)));

    private static string TypedIn(FieldProblem problem, FormValues values) => problem.Question.Parts == AnswerParts.Codes
        ? string.Join(", ", CodedField.GetTexts(values, problem.Field))
        : string.Join('\n', values.GetAll(problem.Field));
}
