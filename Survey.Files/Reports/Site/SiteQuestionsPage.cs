using System.Xml.Linq;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;
using Survey.Core.Results.Disclosure;
using Survey.Files.Reports.Texts;

namespace Survey.Files.Reports.Site;

/// <summary>The page of the questions: every question tabulated, with its texts as far as they may be shown.</summary>
internal static class SiteQuestionsPage
{
    // More texts make a page that no browser scrolls well.
    private const int MostTexts = 200;

    /// <summary>The content of the page.</summary>
    public static IEnumerable<object?> Of(SitePage page)
    {
        yield return Html.P(page.Wording.Count("responses", page.Content.Answers.Results.Responded));
        if (page.Content.IsProtected)
        {
            foreach (var question in page.Content.Questions)
            {
                yield return Section(page, question.Result, Protected(page, question));
            }

            yield break;
        }

        foreach (var result in page.Content.Answers.Results.Questions.Where(IsAsked))
        {
            yield return Section(page, result, Open(page, result));
        }
    }

    private static bool IsAsked(QuestionResult result) =>
        result.Question.Question is not HiddenQuestion && !result.Question.Question.IsForAnalysts;

    private static XElement Section(SitePage page, QuestionResult result, IEnumerable<object?> content) => new XElement(
        "section",
        Html.Head(2, page.Wording.Of(result.Question.Question.Label), $"question-{result.Question.Path}"),
        ResultsText.Ends(result, page.Wording) is { Length: > 0 } ends ? Html.P(ends) : null,
        content,
        Texts(page, result));

    private static IEnumerable<object?> Open(SitePage page, QuestionResult result)
    {
        var (wording, total) = (page.Wording, result.Total);
        var inRows = result.Question.Groups.Count > 0;
        yield return inRows
            ? SitePage.Line(wording["workbook.respondents"], page.Figure(total.Respondents))
            : SitePage.Line(wording["workbook.results.answered"], page.Figure(total.Respondents, total.Asked));
        if (total.Entries.Count > 0 && total.Answered > 0)
        {
            var whole = inRows ? total.Respondents.Count : total.Answered;
            yield return Html.Table(
                wording.Of(result.Question.Question.Label),
                [page["answer"], wording["workbook.number"], wording["workbook.share"]],
                result.ShownEntries.Select(position => total.Entries[position]).Select(IReadOnlyList<object> (entry) =>
                    [LabelOf(page, result, entry), page.Figure(entry.By, whole), Html.Bar(entry.Share ?? 0)]));
        }

        if (result.LeavesOutUnchosen)
        {
            yield return Html.P(wording["results.unchosen"]);
        }

        if (total.Numbers is { } numbers)
        {
            yield return Html.Table(
                wording.Of(result.Question.Question.Label),
                ["", wording["workbook.number"]],
                [
                    [wording["workbook.results.minimum"], wording.Number(numbers.Minimum, result.Question.Question)],
                    [wording["workbook.results.maximum"], wording.Number(numbers.Maximum, result.Question.Question)],
                    [wording["workbook.results.mean"], wording.Number(numbers.Mean, result.Question.Question)],
                    [wording["workbook.results.median"], wording.Number(numbers.Median, result.Question.Question)],
                    .. numbers.Sum is { } sum
                        ? [[wording["workbook.results.sum"], wording.Number(sum, result.Question.Question)]]
                        : Array.Empty<IReadOnlyList<object>>(),
                ]);
        }

        if (total.Dates is { } dates)
        {
            yield return Html.P(wording.Fill("results.dates", ("first", wording.Day(dates.Minimum)), ("last", wording.Day(dates.Maximum))));
        }
    }

    private static IEnumerable<object?> Protected(SitePage page, PublishedQuestion question)
    {
        var (wording, label) = (page.Wording, page.Wording.Of(question.Result.Question.Question.Label));
        if (question.Answered is not { } answered)
        {
            yield return Html.P(page["question-withheld"]);
            yield break;
        }

        yield return SitePage.Line(wording["workbook.respondents"], wording.Number(answered));
        if (question.Entries.Count > 0)
        {
            yield return Html.Table(
                label,
                [page["answer"], wording["workbook.number"], wording["workbook.share"]],
                question.Entries.Select(IReadOnlyList<object> (entry) =>
                [
                    LabelOf(page, question, entry),
                    entry.Count.Number is { } number ? wording.OutOfWithShare(number, answered) : Reason(page, entry.Count),
                    entry.Count.Number is { } count ? Html.Bar(answered == 0 ? 0 : (decimal)count / answered) : "",
                ]));
        }

        foreach (var groups in question.Groups)
        {
            yield return Html.Details(
                page[groups.Kind == ResultGroupKind.Region ? "by-region" : "by-type"],
                Html.Table(
                    label,
                    ["", wording["workbook.respondents"], .. question.Entries.Select(entry => LabelOf(page, question, entry))],
                    groups.Rows.Select(IReadOnlyList<object> (row) =>
                    [
                        page.NameOf(row),
                        wording.Number(row.Answered),
                        .. row.Counts.Select(count => count.Number is { } number ? wording.Number(number) : Reason(page, count)),
                    ])));
        }

        if (question.Median is { } median)
        {
            yield return SitePage.Line(wording["workbook.results.median"], wording.Number(median, question.Result.Question.Question));
        }
    }

    private static string Reason(SitePage page, PublishedCount count) => count.Reason switch
    {
        Withheld.TooFew => page["too-few", ("smallest", page.Content.Smallest)],
        Withheld.AllButTooFew => page["all-but-too-few", ("smallest", page.Content.Smallest)],
        _ => page["withheld"],
    };

    private static string LabelOf(SitePage page, PublishedQuestion question, PublishedEntry entry) =>
        page.Wording.ListNames(entry.Entries.Select(each => LabelOf(page, question.Result, each)));

    private static string LabelOf(SitePage page, QuestionResult result, EntryCount entry) =>
        result.Kind == ResultKind.Elements ? $"({entry.Code}) {page.Wording.Of(entry.Label)}" : page.Wording.Of(entry.Label);

    /// <summary>The answers to a question of texts, as far as they may be shown.</summary>
    private static XElement? Texts(SitePage page, QuestionResult result)
    {
        var texts = page.Content.TextsOf(result.Question);
        return texts.Count == 0
            ? null
            : Html.Details(
                page["texts"],
                Html.List(texts.Take(MostTexts).Select(text => (object)new object?[]
                {
                    page.Content.FindAuthor(text.Response) is { } author ? Html.P(new XElement("strong", page.Wording.Of(author))) : null,
                    SitePracticesPage.TextOrLink(text.Given.Answer.ToText(), text.Response),
                })),
                texts.Count > MostTexts ? Html.P(page["more-texts", ("count", MostTexts)]) : null);
    }
}
