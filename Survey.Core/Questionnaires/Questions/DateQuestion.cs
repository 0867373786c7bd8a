using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by a date.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
public sealed record DateQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context) =>
        value.AsDate() is { } date ? new DateAnswer(date) : null;
}
