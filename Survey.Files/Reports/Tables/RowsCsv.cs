using System.Globalization;
using CsvHelper;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Tables;

/// <summary>
/// Writes every row of every response as CSV, one line per row: the respondent, the repeat group, the row number, and the
/// answers. Each question inside a repeat group has a column, coded questions have two, calculated questions none.
/// Questions with the same code in several repeat groups share a column.
/// </summary>
public static class RowsCsv
{
    private static readonly string[] Fixed =
    [
        "round", "respondent", "name", "type", "regions", "state", "status", "language", "submitted_on", "late", "repeat", "row",
    ];

    /// <summary>Writes the rows.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="round">The round of the responses.</param>
    /// <param name="responses">The responses, in the order to be written; enumerated once, with one in memory at a time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task Write(
        TextWriter output,
        Round round,
        IAsyncEnumerable<Response> responses,
        CancellationToken cancellationToken = default)
    {
        var questions = CollectQuestions(round.Questionnaire.Scope)
            .DistinctBy(question => (question.Code, question is CodedQuestion))
            .ToList();
        using var table = Csv.Begin(output, [.. Fixed, .. questions.SelectMany(GetColumns)]);
        await foreach (var response in responses.WithCancellation(cancellationToken))
        {
            var status = ResponseDigest.Of(response, round).Status;
            foreach (var (repeat, number, row) in GetRows(round.Questionnaire.Scope, response.Answers, ""))
            {
                WriteRespondent(table, round, response, status);
                table.WriteField(repeat);
                table.WriteField(number);
                foreach (var question in questions)
                {
                    WriteAnswer(table, question, row.Find(question.Code));
                }

                table.EndRecord();
            }
        }
    }

    private static void WriteRespondent(CsvWriter table, Round round, Response response, string status)
    {
        var respondent = response.Respondent;
        table.WriteField(round.Code);
        table.WriteField(CsvText.Neutralize(respondent.Id));
        table.WriteField(CsvText.Neutralize(respondent.Organization?.Name.In("en", round.Questionnaire.DefaultLanguage)));
        table.WriteField(respondent.Type.Code);
        table.WriteField(string.Join(' ', respondent.Regions.Select(region => region.Code)));
        table.WriteField(response.State.ToCode());
        table.WriteField(status);
        table.WriteField(response.Language);
        table.WriteField(response.SubmittedOn);
        table.WriteField(response.IsLateFor(round));
    }

    private static IEnumerable<Question> CollectQuestions(QuestionScope scope) =>
        scope.Questions
            .Select(scoped => scoped.Question)
            .OfType<Repeat>()
            .SelectMany(repeat => repeat.Scope.Questions
                .Select(scoped => scoped.Question)
                .Where(question => question is not (Repeat or CalculatedQuestion))
                .Concat(CollectQuestions(repeat.Scope)));

    /// <summary>The rows of all repeat groups. Rows of a nested group are numbered 2.1, 2.2, ….</summary>
    private static IEnumerable<(string Repeat, string Number, AnswerSet Row)> GetRows(QuestionScope scope, AnswerSet answers, string prefix)
    {
        foreach (var repeat in scope.Questions.Select(scoped => scoped.Question).OfType<Repeat>())
        {
            var rows = answers.GetRows(repeat.Code);
            for (var i = 0; i < rows.Count; i++)
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"{prefix}{i + 1}");
                yield return (repeat.Code, number, rows[i]);
                foreach (var inner in GetRows(repeat.Scope, rows[i], $"{number}."))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string[] GetColumns(Question question) =>
        question is CodedQuestion ? [$"answer.{question.Code}.themes", $"answer.{question.Code}.elements"] : [$"answer.{question.Code}"];

    private static void WriteAnswer(CsvWriter table, Question question, Answer? answer)
    {
        if (question is CodedQuestion)
        {
            var coded = answer as CodedAnswer;
            table.WriteField(string.Join(' ', coded?.Themes.Select(theme => theme.Code) ?? []));
            table.WriteField(string.Join(' ', coded?.Elements.Select(element => element.Code) ?? []));
        }
        else if (answer is NumberAnswer number)
        {
            table.WriteField(number.Value);
        }
        else if (answer is ChoiceAnswer choice)
        {
            table.WriteField(CsvText.NeutralizeCode(choice.Code));
        }
        else
        {
            table.WriteField(CsvText.Neutralize(answer is CodedAnswer ? null : answer?.ToText()));
        }
    }
}
