using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A value worked out from other answers. Nobody answers it, and it is not stored.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
/// <param name="Calculation">What it is worked out by.</param>
public sealed record CalculatedQuestion(ItemHead Head, QuestionRules Rules, Expression Calculation) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        value.Problems.Add(ProblemCatalogue.AnswerCalculated, value.Place, $"“{Code}” is worked out from other answers. Leave it out.");
        return null;
    }
}
