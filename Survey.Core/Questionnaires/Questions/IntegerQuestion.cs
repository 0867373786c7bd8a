using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with a whole number that fits in 64 bits.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record IntegerQuestion(ItemHead Head, QuestionRules Rules) : NumericQuestion(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "integer";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        input.AsNumber(Unit, isWhole: true) is { } number ? new NumberAnswer(number) : null;
}
