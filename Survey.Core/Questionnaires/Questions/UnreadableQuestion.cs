using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>
/// Placeholder for a question that could not be read, so that its answers are not reported as answers to an unknown
/// question. A questionnaire with such a question is never stored.
/// </summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
internal sealed record UnreadableQuestion(ItemHead Head) : Question(Head, QuestionRules.None)
{
    public override string TypeName => throw new InvalidOperationException("A question that could not be read has no type.");

    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context) => null;
}
