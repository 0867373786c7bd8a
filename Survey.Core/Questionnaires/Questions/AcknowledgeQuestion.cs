using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A statement to confirm. Confirmed is <c>true</c>; anything else counts as not answered.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record AcknowledgeQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "acknowledge";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        input.AsMark() == true ? new AcknowledgedAnswer() : null;
}
