using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A text to confirm: answered by <c>true</c>, or not at all.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
public sealed record AcknowledgeQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context) =>
        value.AsBoolean() == true ? new AcknowledgedAnswer() : null;
}
