using System.Text.Json;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with one choice from a list.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Choices">The list to choose from.</param>
public sealed record SelectOneQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : ChoiceQuestion(Head, Rules, Choices)
{
    /// <inheritdoc/>
    public override string TypeName => "select-one";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        input.AsChoice(Choices, context) is { } code ? new ChoiceAnswer(code) : null;

    internal override bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        answer = Choices.ByCode.Find(ref json) is { } choice ? new ChoiceAnswer(choice.Code) : null;
        return answer is not null;
    }
}
