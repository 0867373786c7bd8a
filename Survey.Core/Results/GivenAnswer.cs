using System.Globalization;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>One answer to a question, with its author.</summary>
/// <param name="Respondent">Who gave it.</param>
/// <param name="Rows">The numbers of the rows around it, outermost first; empty outside repeat groups.</param>
/// <param name="Answer">The answer. A calculated value is a text.</param>
public sealed record GivenAnswer(Respondent Respondent, IReadOnlyList<int> Rows, Answer Answer)
{
    // Calculations use floating-point numbers; further decimals are rounding errors, as in 0.1 + 0.2.
    private const int DecimalsOfCalculation = 12;

    /// <summary>Number of the row: <c>2.1</c> is the first row inside row 2; empty outside repeat groups.</summary>
    public string Number => string.Join('.', Rows.Select(row => row.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The answers of a response to a question: those that its result counts. Empty if the response does not count.</summary>
    public static IEnumerable<GivenAnswer> Of(ResultQuestion question, Response response, Round round) =>
        response.State.Counts()
            ? Find(question, response.ToScope(round), depth: 0, [])
                .Select(found => new GivenAnswer(response.Respondent, found.Rows, found.Answer))
            : [];

    private static IEnumerable<(IReadOnlyList<int> Rows, Answer Answer)> Find(
        ResultQuestion question,
        AnswerScope scope,
        int depth,
        IReadOnlyList<int> rows)
    {
        if (depth < question.Groups.Count)
        {
            return scope.GetRelevantRows(question.Groups[depth])
                .SelectMany(row => Find(question, row, depth + 1, [.. rows, row.Position]));
        }

        var scoped = scope.Questions.Find(question.Question.Code)!;
        if (!scope.IsRelevant(scoped))
        {
            return [];
        }

        return FindAnswer(scope, scoped) is { } answer ? [(rows, answer)] : [];
    }

    /// <summary>The answer in a scope; a calculated value, which is no stored answer, as a text. Null if there is none.</summary>
    public static Answer? FindAnswer(AnswerScope scope, ScopedQuestion scoped) =>
        scoped.Question is CalculatedQuestion
            ? scope.GetText(scoped) is { Length: > 0 } value ? new TextAnswer(value) : null
            : scope.FindAnswer(scoped.Question.Code);

    /// <summary>The number of an answer or of a calculated value; null if it is not a number.</summary>
    public static decimal? FindNumber(Answer answer) => answer is NumberAnswer number ? number.Value : FindNumber(answer.ToText());

    // A telephone number with a plus sign is a text.
    private static decimal? FindNumber(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number)
        && !text.StartsWith('+')
            ? decimal.Round(number, DecimalsOfCalculation)
            : null;
}
