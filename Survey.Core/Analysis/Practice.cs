using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>One practice of a response, as reports list it: one row of the repeat group of the practices.</summary>
/// <param name="Response">The response that holds the row.</param>
/// <param name="Answers">All answers of the row.</param>
/// <param name="Text">Answer to the first text question of the row; empty if not answered.</param>
/// <param name="Coded">The themes and elements that the row names; null if the coded question is missing or not answered.</param>
/// <param name="Categories">The categories, in the order of the report; empty if none was given.</param>
/// <param name="ListedAs">The short title under which reports list it; null if none was given.</param>
/// <param name="Link">Answer to the first web address question; null if not answered.</param>
/// <param name="FurtherQuestions">The other questions of the row, in the order of the questionnaire, answered or not.</param>
public sealed record Practice(
    Response Response,
    AnswerScope Answers,
    string Text,
    CodedAnswer? Coded,
    IReadOnlyList<Choice> Categories,
    LocalizedText? ListedAs,
    string? Link,
    IReadOnlyList<ScopedQuestion> FurtherQuestions)
{
    /// <summary>Number of the row in its repeat group, from 1.</summary>
    public int Number => Answers.Position;

    /// <summary>The row as analysts refer to it.</summary>
    public PracticeRow Row => new(Response.Respondent.Id, Number);

    /// <summary>
    /// The regions where the row is listed, in the directory's order: those of its respondent, unless the analyst or the row says others.
    /// </summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>What the analyst decided about the row; null if nothing.</summary>
    public PracticeCoding? Coding { get; init; }

    /// <summary>The same practice of other respondents, or in other rows, which is not listed apart; usually none.</summary>
    public IReadOnlyList<Practice> Merged { get; init; } = [];

    /// <summary>The responses with this practice, each once, its own first.</summary>
    public IEnumerable<Response> Responses =>
        Merged
            .Select(practice => practice.Response)
            .Prepend(Response)
            .DistinctBy(response => response.Respondent.Id, StringComparer.Ordinal);

    /// <summary>False if the analyst left it out of reports.</summary>
    public bool IsListed => Coding?.IsListed ?? true;

    /// <summary>True if the row has another text than when the analyst decided about it.</summary>
    public bool IsChanged => Coding is not null && !Coding.Fits(Text);

    /// <summary>The title in a list of practices: the short title, or else the first line of the text.</summary>
    /// <param name="language">The tag of the reader's language.</param>
    /// <param name="fallback">The tag of the language of titles that the first one lacks.</param>
    public string GetTitle(string language, string fallback)
    {
        var title = ListedAs?.In(language, fallback) ?? "";
        return title.Length > 0 ? title : GetText(language).Split('\n')[0];
    }

    /// <summary>The text in a language if the analyst translated it, or else as it was given.</summary>
    /// <param name="language">The tag of the reader's language.</param>
    public string GetText(string language) =>
        Coding?.Translation?.InOnly(language, plainLanguage: "") is { Length: > 0 } translated ? translated : Text;

    /// <summary>
    /// The practices as reports list them: without those that the analyst left out, and each practice of several respondents once. Ordered
    /// by organization (the directory's order), then by row.
    /// </summary>
    /// <param name="round">The round of the responses.</param>
    /// <param name="content">What analysts added to the report.</param>
    /// <param name="responses">All responses of the round. Those that do not count are skipped.</param>
    public static IReadOnlyList<Practice> ListAll(Round round, ReportContent content, IEnumerable<Response> responses)
    {
        var all = responses
            .Where(response => response.State.Counts())
            .OrderBy(response => response.Respondent.Organization?.Position ?? 0)
            .SelectMany(response => Of(round, content, response))
            .ToList();
        var byRow = new Dictionary<PracticeRow, Practice>();
        foreach (var practice in all)
        {
            byRow[practice.Row] = practice;
        }

        var groups = all.ToLookup(practice => FindFirst(practice.Row, byRow));
        return
        [
            .. all
                .Where(practice => practice.IsListed && groups.Contains(practice.Row))
                .Select(practice => Merge(
                    round,
                    practice,
                    [.. groups[practice.Row].Where(other => other.Row != practice.Row && other.IsListed)])),
        ];
    }

    /// <summary>The practices of a response, in the order of its rows: each row by itself, also those that reports leave out.</summary>
    /// <param name="round">The round of the response.</param>
    /// <param name="content">What analysts added to the report.</param>
    /// <param name="response">The response.</param>
    public static IEnumerable<Practice> Of(Round round, ReportContent content, Response response)
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
        var categories = PracticeCategory.GetCategories(round, content);
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
            var coding = content.FindPractice(new PracticeRow(response.Respondent.Id, row.Position));
            yield return new Practice(
                response,
                row,
                Find(row, text)?.ToText() ?? "",
                Find(row, coded) as CodedAnswer,
                coding?.Categories ?? (category is null ? [] : [.. categories.Where(choice => Has(row, category, choice.Code))]),
                coding?.Title ?? (Find(row, listedAs?.Code)?.ToText() is { Length: > 0 } title ? LocalizedText.Plain(title) : null),
                Find(row, link)?.ToText(),
                further)
            {
                Coding = coding,
                Regions = coding?.Regions
                    ?? (listedIn is not null && Find(row, listedIn.Code) is not null
                        ? [.. round.Directory.Regions.Where(region => Has(row, listedIn, region.Code))]
                        : response.Respondent.Regions),
            };
        }

        ChoiceQuestion? FindChoices(string code) => questions.OfType<ChoiceQuestion>().FirstOrDefault(question => question.Code == code);
    }

    /// <summary>The row under which reports list a row: itself, unless it is merged with one that exists.</summary>
    private static PracticeRow FindFirst(PracticeRow row, Dictionary<PracticeRow, Practice> byRow)
    {
        var (first, seen) = (row, new HashSet<PracticeRow> { row });
        while (byRow[first].Coding?.MergedWith is { } next && byRow.ContainsKey(next))
        {
            if (!seen.Add(next))
            {
                return row;
            }

            first = next;
        }

        return first;
    }

    /// <summary>One practice of several rows: all their categories and regions, unless the analyst decided about the first row.</summary>
    private static Practice Merge(Round round, Practice first, IReadOnlyList<Practice> others)
    {
        if (others.Count == 0)
        {
            return first;
        }

        var all = others.Prepend(first).ToList();
        var regions = all.SelectMany(each => each.Regions).ToHashSet();
        return first with
        {
            Merged = others,
            Categories = first.Coding?.Categories
                ??
                [
                    .. all
                        .SelectMany(each => each.Categories)
                        .DistinctBy(each => each.Code, StringComparer.Ordinal)
                        .OrderBy(each => each.Position),
                ],
            Regions = first.Coding?.Regions ?? [.. round.Directory.Regions.Where(regions.Contains)],
        };
    }

    private static bool Has(AnswerScope row, Question question, string code) => row.FindAnswer(question.Code) switch
    {
        ChoiceAnswer chosen => chosen.Code == code,
        ChoicesAnswer chosen => chosen.Codes.Contains(code, StringComparer.Ordinal),
        _ => false,
    };

    private static Answer? Find(AnswerScope row, string? code) => code is null ? null : row.FindAnswer(code);
}
