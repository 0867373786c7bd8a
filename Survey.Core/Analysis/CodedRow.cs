using Survey.Core.Organizations;
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
/// <param name="Categories">The categories, in the questionnaire's order; empty if none was given. Recommendations have none.</param>
/// <param name="ListedAs">The short title under which reports list a practice; empty if none was given.</param>
/// <param name="Details">Answers to the other text questions, joined by "; "; empty if there are none.</param>
/// <param name="Link">Answer to the first web address question; null if not answered.</param>
public sealed record CodedRow(
    Response Response,
    int Number,
    string Text,
    CodedAnswer? Coded,
    IReadOnlyList<Choice> Categories,
    string ListedAs,
    string Details,
    string? Link)
{
    /// <summary>The regions under which the row is listed, in the directory's order. Those of its respondent, unless a question says others.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>The title in a list of practices: the short title, or else the first line of the text.</summary>
    public string Title => ListedAs.Length > 0 ? ListedAs : Text.Split('\n')[0];

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
        var isPractice = repeatCode == round.Analysis.Practices;
        var texts = questions
            .OfType<TextQuestion>()
            .Select(question => question.Code)
            .Where(code => !isPractice || code != round.Analysis.ListedAs)
            .ToList();
        var link = questions.OfType<UrlQuestion>().FirstOrDefault()?.Code;
        var category = FindChoices(isPractice ? round.Analysis.Category : null);
        var listedIn = FindChoices(isPractice ? round.Analysis.ListedIn : null);
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
                category is null ? [] : [.. category.Choices.Choices.Where(choice => Has(row, category, choice.Code))],
                isPractice ? row.Find(round.Analysis.ListedAs)?.ToText() ?? "" : "",
                string.Join("; ", answered.Skip(1).Where(text => text.Length > 0)),
                link is null ? null : row.Find(link)?.ToText())
            {
                Regions = listedIn is not null && row.Find(listedIn.Code) is not null
                    ? [.. round.Directory.Regions.Where(region => Has(row, listedIn, region.Code))]
                    : response.Respondent.Regions,
            };
        }

        ChoiceQuestion? FindChoices(string? code) => questions.OfType<ChoiceQuestion>().FirstOrDefault(question => question.Code == code);

        static bool Has(AnswerSet row, Question question, string code) => row.Find(question.Code) switch
        {
            ChoiceAnswer chosen => chosen.Code == code,
            ChoicesAnswer chosen => chosen.Codes.Contains(code, StringComparer.Ordinal),
            _ => false,
        };
    }
}
