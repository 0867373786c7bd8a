using Survey.Core.Frameworks;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>One row of a repeat group of a response, as reports show it: one recommendation or one practice.</summary>
/// <param name="Response">The response that holds the row.</param>
/// <param name="Number">Number of the row in its repeat group, from 1.</param>
/// <param name="Text">Answer to the first text question of the row; empty if not answered.</param>
/// <param name="Coded">The themes and elements that the row names; null if the coded question is missing or not answered.</param>
/// <param name="Framework">The framework of these themes and elements; the analysed one if the coded question is missing.</param>
/// <param name="Category">The category; null if the repeat group has no category question, or no known category was chosen.</param>
/// <param name="Details">Answers to the other text questions, joined by "; "; empty if there are none.</param>
/// <param name="Link">Answer to the first web address question; null if not answered.</param>
public sealed record CodedRow(
    Response Response,
    int Number,
    string Text,
    CodedAnswer? Coded,
    Framework Framework,
    Choice? Category,
    string Details,
    string? Link)
{
    /// <summary>The recommendations of a response, in the order of its rows.</summary>
    public static IEnumerable<CodedRow> GetRecommendations(Round round, Response response) =>
        Read(round, response, round.Analysis.Repeat, round.Analysis.Coded);

    /// <summary>The practices of a response, in the order of its rows.</summary>
    public static IEnumerable<CodedRow> GetPractices(Round round, Response response) =>
        Read(round, response, round.Analysis.Practices, codedCode: null);

    private static IEnumerable<CodedRow> Read(Round round, Response response, string repeatCode, string? codedCode)
    {
        if (round.Questionnaire.Scope.Find(repeatCode)?.Question is not Repeat repeat)
        {
            yield break;
        }

        var questions = repeat.Scope.Questions.Select(scoped => scoped.Question).ToList();
        var coded = questions.OfType<CodedQuestion>().FirstOrDefault(question => codedCode is null || question.Code == codedCode);
        var framework = coded is null ? round.Framework : round.Frameworks.Get(coded.Framework);
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
                coded is null ? null : row.Find(coded.Code) as CodedAnswer,
                framework,
                category is not null && row.Find(category.Code) is ChoiceAnswer chosen ? category.Choices.Find(chosen.Code) : null,
                string.Join("; ", answered.Skip(1).Where(text => text.Length > 0)),
                link is null ? null : row.Find(link)?.ToText());
        }
    }
}
