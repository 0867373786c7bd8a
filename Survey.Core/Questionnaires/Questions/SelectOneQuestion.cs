using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by one of a list of choices.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
/// <param name="Choices">The list.</param>
public sealed record SelectOneQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : ChoiceQuestion(Head, Rules, Choices)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context) =>
        value.AsString() is { } code && FindChoice(code, value) is { } choice ? new ChoiceAnswer(choice.Code) : null;
}
