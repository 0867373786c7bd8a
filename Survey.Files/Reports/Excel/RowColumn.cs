using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Files.Exports;

namespace Survey.Files.Reports.Excel;

/// <summary>A column of a sheet of answers.</summary>
/// <param name="Head">The header.</param>
/// <param name="Width">The width, in characters.</param>
/// <param name="Read">The value of a cell: a text, a number (decimal), a date or a <see cref="RowLink"/>; null for none.</param>
internal sealed record RowColumn(string Head, double Width, Func<Response, AnswerScope, object?> Read)
{
    private const double NumberWidth = 13;
    private const double DateWidth = 18;
    private const double WhoWidth = 16;
    private const double ChoiceWidth = 22;
    private const double LineWidth = 30;
    private const double TextWidth = 44;

    /// <summary>The columns of a level: who answered, the numbers of the rows, every question, and the state of the response.</summary>
    public static IReadOnlyList<RowColumn> AllOf(ReportBook book, AnswerLevel level) =>
        [.. GetFirst(book, level), .. level.Questions.SelectMany(scoped => OfQuestion(book, scoped)), .. GetLast(book, level)];

    /// <summary>The value of a question in a row, as the reader sees it; null for none.</summary>
    public static object? Find(ReportBook book, ScopedQuestion scoped, AnswerScope scope) =>
        book.ColumnsOf(scoped).Read(scope).First();

    private static IEnumerable<RowColumn> GetFirst(ReportBook book, AnswerLevel level)
    {
        yield return new(book[book.Round.IsOpen ? "respondent" : "organization"], WhoWidth, (response, _) => book.NameOf(response));
        yield return new(book["type"], WhoWidth, (response, _) => book.Wording.Heading(response.Respondent.Type.Name));
        yield return new(book["regions"], WhoWidth, (response, _) => book.Wording.ListNames(response.Respondent.Regions));
        if (book.Round.Open.Channels.Count > 0)
        {
            yield return new(book["channel"], WhoWidth, (response, _) => NameOfChannel(book, response.Respondent.Channel));
        }

        for (var depth = 0; depth < level.Path.Count; depth++)
        {
            var outwards = level.Path.Count - 1 - depth;
            var head = outwards == 0
                ? book["row-number"]
                : book["row-number-of", ("group", book.Wording.Of(level.Path[depth].Label))];
            yield return new(head, 7, (_, scope) => (decimal)GetOuter(scope, outwards).Position);
        }
    }

    private static string? NameOfChannel(ReportBook book, string? code) =>
        book.Round.Open.FindChannel(code) is { } channel ? book.Wording.Of(channel.Name) : code;

    private static IEnumerable<RowColumn> GetLast(ReportBook book, AnswerLevel level)
    {
        yield return new(book["state"], 11, (response, _) => book[$"state.{response.State.ToCode()}"]);
        if (level.Path.Count == 0)
        {
            yield return new(book["submitted-on"], DateWidth, (response, _) => response.SubmittedOn);
            yield return new(book["late"], 12, (response, _) => book.Wording[response.IsLateFor(book.Round) ? "yes" : "no"]);
        }
    }

    private static AnswerScope GetOuter(AnswerScope scope, int outwards) => outwards == 0 ? scope : GetOuter(scope.Outer!, outwards - 1);

    private static IReadOnlyList<RowColumn> OfQuestion(ReportBook book, ScopedQuestion scoped)
    {
        if (scoped.Question is CodedQuestion coded)
        {
            return OfCoded(book, scoped, coded);
        }

        var columns = book.ColumnsOf(scoped);
        var width = scoped.Question switch
        {
            UrlQuestion => 24,
            TextQuestion text => text.Multiline ? TextWidth : LineWidth,
            ChoiceQuestion => ChoiceWidth,
            _ => columns.Columns[0].Kind switch
            {
                ColumnKind.WholeNumber or ColumnKind.Number or ColumnKind.Calculated => NumberWidth,
                ColumnKind.Date => DateWidth,
                ColumnKind.Text or ColumnKind.Codes or ColumnKind.Truth => ChoiceWidth,
            },
        };
        var isLink = scoped.Question is UrlQuestion;
        return
        [
            new(book.Wording.Of(scoped.Question.Label), width, (_, scope) =>
                columns.Read(scope).First() is var value && isLink && value is string address ? new RowLink(address) : value),
        ];
    }

    /// <summary>The themes and elements that a row covers: themes, codes of the elements, and elements in words.</summary>
    private static IReadOnlyList<RowColumn> OfCoded(ReportBook book, ScopedQuestion scoped, CodedQuestion coded)
    {
        var framework = book.FrameworkOf(coded);
        var label = ("question", (object?)book.Wording.Of(coded.Label));
        List<RowColumn> columns =
        [
            new(book["coded.codes", label], 12, (_, scope) =>
                Find(scope) is { } found ? string.Join(", ", GetElements(found).Select(element => element.Code)) : null),
            new(book.Wording.Of(coded.Label), 28, (_, scope) =>
                Find(scope) is { } found ? book.Wording.Join(GetElements(found).Select(element => book.Wording.Of(element.Short))) : null),
        ];
        return framework.HasThemes
            ?
            [
                new(book["coded.themes", label], 22, (_, scope) => Find(scope) is { } found
                    ? book.Wording.Join(found.Themes.Positions.Select(position => book.Wording.Of(framework.Themes[position])))
                    : null),
                .. columns,
            ]
            : columns;

        Coverage? Find(AnswerScope scope) =>
            scope.IsRelevant(scoped) && scope.FindAnswer(coded.Code) is CodedAnswer answer ? Coverage.Of(answer, framework) : null;

        IEnumerable<Element> GetElements(Coverage coverage) =>
            coverage.Elements.Positions.Select(position => framework.Elements[position]);
    }
}

/// <summary>A web address in a cell.</summary>
/// <param name="Address">As it was answered; it may not be valid.</param>
internal sealed record RowLink(string Address);
