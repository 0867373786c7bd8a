using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with a number on a scale.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Start">First number of the scale.</param>
/// <param name="End">Last number of the scale; not less than the first.</param>
/// <param name="Step">Distance between two numbers of the scale; greater than 0.</param>
public sealed record RangeQuestion(ItemHead Head, QuestionRules Rules, decimal Start, decimal End, decimal Step)
    : NumericQuestion(Head, Rules)
{
    /// <summary>What the first number of the scale means; null if nothing says so.</summary>
    public LocalizedText? Low { get; init; }

    /// <summary>What the last number of the scale means; null if nothing says so.</summary>
    public LocalizedText? High { get; init; }

    /// <summary>The last number that is on the scale: the end, unless the steps miss it.</summary>
    public decimal Last => End - ((End - Start) % Step);

    /// <summary>What the two ends mean, each with its number; those without a label are left out.</summary>
    public IEnumerable<(decimal Number, LocalizedText Label)> Ends
    {
        get
        {
            if (Low is { } low)
            {
                yield return (Start, low);
            }

            if (High is { } high)
            {
                yield return (Last, high);
            }
        }
    }

    /// <inheritdoc/>
    public override string TypeName => "range";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context)
    {
        if (input.AsNumber(Unit) is not { } number)
        {
            return null;
        }

        if (number >= Start && number <= End && (number - Start) % Step == 0)
        {
            return new NumberAnswer(number);
        }

        input.Problems.Add(
            ProblemCatalogue.NumberOutOfRange["range"],
            input.Place,
            ("found", number),
            ("start", Start),
            ("end", End),
            ("step", Step));
        return null;
    }
}
