using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>One row of a repeat group of a response, as reports list it: one recommendation or one practice.</summary>
/// <param name="Response">The response that holds the row.</param>
/// <param name="Answers">All answers of the row.</param>
/// <param name="Text">Answer to the first text question of the row; empty if not answered.</param>
/// <param name="Coded">The themes and elements that the row names; null if the coded question is missing or not answered.</param>
/// <param name="Category">The category; null if the repeat group has no category question, or no known category was chosen.</param>
/// <param name="Link">Answer to the first web address question; null if not answered.</param>
/// <param name="FurtherQuestions">The other questions of the row, in the order of the questionnaire, answered or not.</param>
public sealed record CodedRow(
    Response Response,
    AnswerScope Answers,
    string Text,
    CodedAnswer? Coded,
    Choice? Category,
    string? Link,
    IReadOnlyList<ScopedQuestion> FurtherQuestions)
{
    /// <summary>Number of the row in its repeat group, from 1.</summary>
    public int Number => Answers.Position;

    /// <summary>The recommendations of a response, in the order of its rows.</summary>
    public static IEnumerable<CodedRow> GetRecommendations(Round round, Response response) =>
        Read(round, response, round.Analysis.Repeat, round.Analysis.Coded);

    /// <summary>The practices of a response, in the order of its rows.</summary>
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
        var text = questions.OfType<TextQuestion>().FirstOrDefault()?.Code;
        var link = questions.OfType<UrlQuestion>().FirstOrDefault()?.Code;
        var category = questions.OfType<SelectOneQuestion>().FirstOrDefault(question => question.Code == round.Analysis.Category);
        List<ScopedQuestion> further =
        [
            .. repeat.Scope.Questions.Where(scoped =>
                scoped.Question is not Repeat
                && scoped.Question.Code != coded
                && scoped.Question.Code != text
                && scoped.Question.Code != link
                && scoped.Question != category),
        ];
        foreach (var row in response.ToScope(round).GetRows(repeat))
        {
            yield return new CodedRow(
                response,
                row,
                Find(row, text)?.ToText() ?? "",
                Find(row, coded) as CodedAnswer,
                category is not null && Find(row, category.Code) is ChoiceAnswer chosen ? category.Choices.Find(chosen.Code) : null,
                Find(row, link)?.ToText(),
                further);
        }
    }

    private static Answer? Find(AnswerScope row, string? code) => code is null ? null : row.FindAnswer(code);
}
