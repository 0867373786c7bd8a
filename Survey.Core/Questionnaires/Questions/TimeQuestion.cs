using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with a time of day, with or without seconds.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record TimeQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "time";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        input.AsTime() is { } time ? new TextAnswer(time) : null;
}
