using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>
/// Stands for a question that has a problem of its own, so that its answers are not reported as answers to nothing. A
/// questionnaire that holds one is never stored.
/// </summary>
/// <param name="Head">What every item has.</param>
internal sealed record UnreadableQuestion(ItemHead Head) : Question(Head, QuestionRules.None)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context) => null;
}
