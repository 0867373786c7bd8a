using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by a number of at most 28 digits.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
public sealed record DecimalQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context) =>
        value.AsDecimal() is { } number ? new NumberAnswer(number) : null;
}
