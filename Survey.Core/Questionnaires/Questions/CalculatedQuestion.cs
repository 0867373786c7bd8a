using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A value that is calculated from other answers. Nobody enters it, and it is not stored.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Calculation">The expression that gives the value.</param>
public sealed record CalculatedQuestion(ItemHead Head, QuestionRules Rules, Expression Calculation)
    : NumericQuestion(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "calculated";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.None;

    internal override Answer? Read(AnswerInput input, AnswerContext context)
    {
        input.Problems.Add(ProblemCatalogue.AnswerCalculated, input.Place, ("question", Label));
        return null;
    }
}
