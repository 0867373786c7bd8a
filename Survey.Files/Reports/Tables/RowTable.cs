using System.Runtime.CompilerServices;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Exports;

namespace Survey.Files.Reports.Tables;

/// <summary>
/// Every row of every response as one table, one line per row: the respondent, the repeat group, the row number, and the
/// answers. Each question inside a repeat group has a column, coded questions have two. Questions with the same code in several
/// repeat groups share a column.
/// </summary>
internal static class RowTable
{
    private static readonly string[] OfRespondent = ["round", "respondent", "name", "type", "regions"];

    private static readonly string[] OfResponse = ["state", "status", "language", "submitted_on", "late", "repeat", "row"];

    /// <summary>The table of an export.</summary>
    public static TableExport Of(RowsExport export)
    {
        var questions = CollectQuestions(export.Round.Questionnaire.Scope)
            .DistinctBy(question => (question.Code, question is CodedQuestion))
            .ToList();
        return new TableExport(
            "rows",
            [.. TableExport.ToColumns([.. OfRespondent, .. ChannelOf(export.Round), .. OfResponse]), .. questions.SelectMany(GetColumns)],
            Read(export, questions));
    }

    private static async IAsyncEnumerable<object?[]> Read(
        RowsExport export,
        List<Question> questions,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var response in export.Responses.WithCancellation(cancellationToken))
        {
            object?[]? respondent = null;
            foreach (var row in export.Filter.Select(response, export.Round))
            {
                respondent ??= GetRespondent(row, export.Round);
                yield return
                [
                    .. respondent,
                    row.Repeat.Code,
                    row.Number,
                    .. questions.SelectMany(question => GetCells(question, row.Scope)),
                ];
            }
        }
    }

    private static object?[] GetRespondent(AnsweredRow row, Round round)
    {
        var respondent = row.Response.Respondent;
        return
        [
            round.Code,
            respondent.Id,
            respondent.Organization?.Name.In("en", round.Questionnaire.DefaultLanguage),
            respondent.Type.Code,
            string.Join(' ', respondent.Regions.Select(region => region.Code)),
            .. ChannelOf(round).Select(_ => respondent.Channel),
            row.Response.State.ToCode(),
            row.Digest.Status,
            row.Response.Language,
            row.Response.SubmittedOn,
            row.Response.IsLateFor(round),
        ];
    }

    /// <summary>The column that only an open round with channels has.</summary>
    private static string[] ChannelOf(Round round) => round.Open.Channels.Count > 0 ? ["channel"] : [];

    private static IEnumerable<Question> CollectQuestions(QuestionScope scope) =>
        AnsweredRow.GetRepeats(scope).SelectMany(each => each.Repeat.Scope.Questions)
            .Select(scoped => scoped.Question)
            .Where(question => question is not Repeat);

    private static IReadOnlyList<ExportColumn> GetColumns(Question question) => question is CodedQuestion
        ? TableExport.ToColumns([$"answer.{question.Code}.themes", $"answer.{question.Code}.elements"])
        : [new ExportColumn($"answer.{question.Code}", question is SelectOneQuestion ? ColumnKind.Codes : ColumnKind.Text)];

    private static object?[] GetCells(Question question, AnswerScope row)
    {
        // A question of another repeat group may have the same code.
        var answer = row.FindAnswer(question.Code);
        return question switch
        {
            CodedQuestion => answer is CodedAnswer coded
                ? [JoinCodes(coded.Themes.Select(theme => theme.Code)), JoinCodes(coded.Elements.Select(element => element.Code))]
                : [null, null],
            _ when row.Questions.Find(question.Code) is { Question: CalculatedQuestion } calculated =>
                [row.GetText(calculated) is { Length: > 0 } value ? QuestionColumns.ToNumberOrText(value) : null],
            _ => answer switch
            {
                NumberAnswer number => [number.Value],
                DateAnswer date => [date.Value],
                CodedAnswer => [null],
                _ => [answer?.ToText()],
            },
        };
    }

    private static string JoinCodes(IEnumerable<string?> codes) => string.Join(' ', codes);
}
