using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>One practice of a response, as reports list it: one row of the repeat group of the practices.</summary>
/// <param name="Response">The response that holds the row.</param>
/// <param name="Answers">All answers of the row.</param>
/// <param name="Text">Answer to the first text question of the row; empty if not answered.</param>
/// <param name="Coded">The themes and elements that the row names; null if the coded question is missing or not answered.</param>
/// <param name="Categories">The categories, in the questionnaire's order; empty if none was given.</param>
/// <param name="ListedAs">The short title under which reports list it; empty if none was given.</param>
/// <param name="Link">Answer to the first web address question; null if not answered.</param>
/// <param name="FurtherQuestions">The other questions of the row, in the order of the questionnaire, answered or not.</param>
public sealed record Practice(
    Response Response,
    AnswerScope Answers,
    string Text,
    CodedAnswer? Coded,
    IReadOnlyList<Choice> Categories,
    string ListedAs,
    string? Link,
    IReadOnlyList<ScopedQuestion> FurtherQuestions)
{
    /// <summary>Number of the row in its repeat group, from 1.</summary>
    public int Number => Answers.Position;

    /// <summary>
    /// The regions where the row is listed, in the directory's order: those of its respondent, unless a question says others.
    /// </summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>The title in a list of practices: the short title, or else the first line of the text.</summary>
    public string Title => ListedAs.Length > 0 ? ListedAs : Text.Split('\n')[0];

    /// <summary>The practices of a response, in the order of its rows.</summary>
    /// <param name="round">The round of the response.</param>
    /// <param name="response">The response.</param>
    public static IEnumerable<Practice> Of(Round round, Response response)
    {
        if (round.Questionnaire.Scope.Find(round.Analysis.Practices)?.Question is not Repeat repeat)
        {
            yield break;
        }

        var questions = repeat.Scope.Questions.Select(scoped => scoped.Question).ToList();
        var coded = questions.OfType<CodedQuestion>().FirstOrDefault()?.Code;
        var listedAs = questions.OfType<TextQuestion>().FirstOrDefault(question => question.Code == round.Analysis.ListedAs);
        var text = questions.OfType<TextQuestion>().FirstOrDefault(question => question != listedAs)?.Code;
        var link = questions.OfType<UrlQuestion>().FirstOrDefault()?.Code;
        var category = FindChoices(round.Analysis.Category);
        var listedIn = FindChoices(round.Analysis.ListedIn);
        List<ScopedQuestion> further =
        [
            .. repeat.Scope.Questions.Where(scoped =>
                scoped.Question is not Repeat
                && scoped.Question.Code != coded
                && scoped.Question.Code != text
                && scoped.Question.Code != link
                && scoped.Question != category
                && scoped.Question != listedAs
                && scoped.Question != listedIn),
        ];
        foreach (var row in response.ToScope(round).GetRows(repeat))
        {
            yield return new Practice(
                response,
                row,
                Find(row, text)?.ToText() ?? "",
                Find(row, coded) as CodedAnswer,
                category is null ? [] : [.. category.Choices.Choices.Where(choice => Has(row, category, choice.Code))],
                Find(row, listedAs?.Code)?.ToText() ?? "",
                Find(row, link)?.ToText(),
                further)
            {
                Regions = listedIn is not null && Find(row, listedIn.Code) is not null
                    ? [.. round.Directory.Regions.Where(region => Has(row, listedIn, region.Code))]
                    : response.Respondent.Regions,
            };
        }

        ChoiceQuestion? FindChoices(string code) => questions.OfType<ChoiceQuestion>().FirstOrDefault(question => question.Code == code);
    }

    private static bool Has(AnswerScope row, Question question, string code) => row.FindAnswer(question.Code) switch
    {
        ChoiceAnswer chosen => chosen.Code == code,
        ChoicesAnswer chosen => chosen.Codes.Contains(code, StringComparer.Ordinal),
        _ => false,
    };

    private static Answer? Find(AnswerScope row, string? code) => code is null ? null : row.FindAnswer(code);
}
