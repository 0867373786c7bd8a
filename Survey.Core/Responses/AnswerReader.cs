using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>Reads the answers alone, where who answers is known already: the same way as in a response's file.</summary>
public static class AnswerReader
{
    /// <summary>Reads answers, noting all problems of their form; whether they are complete is asked when they are submitted.</summary>
    /// <param name="value">An object: each question's code with its answer.</param>
    /// <param name="round">The round they answer.</param>
    /// <returns>The answers that could be read; null if it is no object.</returns>
    public static AnswerSet? Read(JsonValue value, Round round) => round.Questionnaire.Scope.Read(value, new AnswerContext(round.Framework));
}
