using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>A row of a response as reports show it: one recommendation, one practice.</summary>
/// <param name="Response">The response it stands in.</param>
/// <param name="Number">Its number among the rows of its repeat group, from 1.</param>
/// <param name="Text">The answer to the first text question of a row; empty if there is none.</param>
/// <param name="Coded">The themes and elements it names; null if none.</param>
/// <param name="Category">Its category; null if the repeat group has none, or none was chosen.</param>
/// <param name="Details">The answers to its further text questions, with a semicolon between; empty if there are none.</param>
/// <param name="Link">The answer to its first question for a web address; null if there is none.</param>
public sealed record CodedRow(
    Response Response,
    int Number,
    string Text,
    CodedAnswer? Coded,
    Choice? Category,
    string Details,
    string? Link)
{
    /// <summary>The recommendations of a response, in order.</summary>
    public static IEnumerable<CodedRow> GetRecommendations(Round round, Response response) =>
        Read(round, response, round.Analysis.Repeat, round.Analysis.Coded);

    /// <summary>The practices of a response, in order.</summary>
    public static IEnumerable<CodedRow> GetPractices(Round round, Response response) =>
        Read(round, response, round.Analysis.Practices, coded: null);

    private static IEnumerable<CodedRow> Read(Round round, Response response, string repeatCode, string? coded)
    {
        if (round.Questionnaire.Scope.Find(repeatCode)?.Question is not Repeat repeat)
        {
            yield break;
        }

        var questions = repeat.Scope.Questions.Select(scoped => scoped.Question).ToList();
        coded ??= questions.OfType<CodedQuestion>().FirstOrDefault()?.Code;
        var texts = questions.OfType<TextQuestion>().Select(question => question.Code).ToList();
        var link = questions.OfType<UrlQuestion>().FirstOrDefault()?.Code;
        var category = questions.OfType<SelectOneQuestion>().FirstOrDefault(question => question.Code == round.Analysis.Category);
        var number = 0;
        foreach (var row in response.Answers.GetRows(repeatCode))
        {
            number++;
            var answered = texts.Select(code => row.Find(code)?.ToText() ?? "").ToList();
            yield return new CodedRow(
                response,
                number,
                answered.FirstOrDefault() ?? "",
                coded is null ? null : row.Find(coded) as CodedAnswer,
                category is not null && row.Find(category.Code) is ChoiceAnswer chosen ? category.Choices.Find(chosen.Code) : null,
                string.Join("; ", answered.Skip(1).Where(text => text.Length > 0)),
                link is null ? null : row.Find(link)?.ToText());
        }
    }
}
