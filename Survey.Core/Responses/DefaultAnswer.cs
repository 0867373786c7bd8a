using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Responses;

/// <summary>Reads the member <c>default</c> of a question: the answer that a new response begins with.</summary>
public static class DefaultAnswer
{
    /// <summary>The answer; null if the question has no such member, or if it cannot be read.</summary>
    /// <param name="question">The question.</param>
    /// <param name="frameworks">The frameworks that coded answers refer to.</param>
    public static Answer? Find(Question question, FrameworkSet frameworks) =>
        Read(question, frameworks, Place.OfFile("default"), new ProblemLog());

    /// <summary>Reads the answer, and reports why it cannot be read.</summary>
    /// <param name="question">The question.</param>
    /// <param name="frameworks">The frameworks that coded answers refer to.</param>
    /// <param name="place">Where the problems are.</param>
    /// <param name="problems">Collects the problems.</param>
    /// <returns>The answer; null if the question has no such member, or if it cannot be read.</returns>
    public static Answer? Read(Question question, FrameworkSet frameworks, Place place, ProblemLog problems)
    {
        if (question.Rules.Default is not { } literal)
        {
            return null;
        }

        var errors = problems.Errors;
        using var document = JsonDocument.Parse($"{{{JsonSerializer.Serialize(question.Code)}:{literal.GetRawText()}}}");
        var value = new JsonValue(document.RootElement, place, problems);
        var answers = AnswerJson.Read(value, new QuestionScope([question]), frameworks);
        return problems.Errors == errors ? answers?.Find(question.Code) : null;
    }

    /// <summary>
    /// True if a question is always read-only, so that it has no answer but the one it begins with. A default expression is not
    /// evaluated again, because it saw the answers of the beginning.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="scope">The scope of the question.</param>
    public static bool IsOnlyAnswer(Question question, AnswerScope scope) =>
        question is not (HiddenQuestion or Repeat)
        && question.Rules is { ReadOnly: { References.Count: 0 } readOnly, DefaultExpression: null }
        && readOnly.Evaluate(scope).Truth;

    /// <summary>
    /// The result of a default expression as the text of an answer. For a date question a number is days since 1 January
    /// 1970, so <c>today() + 7</c> is a date; of a date-time it takes the day. A date-time question takes days and dates too.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="result">The result of its expression.</param>
    public static string ToText(Question question, ExpressionResult result) => question switch
    {
        DateQuestion when Dates.FindDay(result.Text) is { } day => TypedDate.Write(day),
        DateTimeQuestion when Dates.FindMoment(result.Text, TimeZoneInfo.Utc) is { } moment =>
            TypedTime.WriteMoment(moment),
        _ => result.Text,
    };
}
