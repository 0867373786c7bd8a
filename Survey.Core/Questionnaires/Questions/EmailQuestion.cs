using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with one e-mail address.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record EmailQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context) =>
        value.AsString() is { } text && TypedEmail.Read(text, value.Place, value.Problems) is { } address ? new TextAnswer(address) : null;
}
