using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by a number on a scale.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
/// <param name="Start">The scale's first number.</param>
/// <param name="End">The scale's last number, at least the first.</param>
/// <param name="Step">The distance of its numbers, above 0.</param>
public sealed record RangeQuestion(ItemHead Head, QuestionRules Rules, decimal Start, decimal End, decimal Step) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsDecimal() is not { } number)
        {
            return null;
        }

        if (number >= Start && number <= End && (number - Start) % Step == 0)
        {
            return new NumberAnswer(number);
        }

        value.Problems.Add(
            ProblemCatalogue.NumberOutOfRange,
            value.Place,
            string.Create(CultureInfo.InvariantCulture, $"{number} is not on the scale of “{Code}”: from {Start} to {End} in steps of {Step}."));
        return null;
    }
}
