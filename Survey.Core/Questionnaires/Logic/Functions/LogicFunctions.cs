using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Functions for truth values, and functions that choose between values.</summary>
internal static class LogicFunctions
{
    /// <summary>The name of the function that keeps the value that is there.</summary>
    public const string Once = "once";

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        Of("true", 0, 0, (_, _) => ExpressionValue.OfTruth(true)),
        Of("false", 0, 0, (_, _) => ExpressionValue.OfTruth(false)),
        Of("not", 1, 1, (evaluation, values) => ExpressionValue.OfTruth(!values[0].ToTruth())),
        Of("boolean", 1, 1, (evaluation, values) => ExpressionValue.OfTruth(values[0].ToTruth())),
        Of("boolean-from-string", 1, 1, (evaluation, values) => ExpressionValue.OfTruth(values[0].ToText() is "true" or "1")),
        new("if", 3, 3, (evaluation, arguments) => arguments[arguments[0].Evaluate(evaluation).ToTruth() ? 1 : 2].Evaluate(evaluation)),
        new("coalesce", 1, AnyNumber, FindFirstGiven),
        new(Once, 1, 1, (evaluation, arguments) =>
            evaluation.Current.Length > 0 ? ExpressionValue.OfText(evaluation.Current) : arguments[0].Evaluate(evaluation)),
        new("checklist", 3, AnyNumber, CheckCount) { SetsFrom = 2 },
        Of("weighted-checklist", 4, AnyNumber, CheckWeight) with { GrowsBy = 2 },
    ];

    private static ExpressionValue FindFirstGiven(Evaluation evaluation, IReadOnlyList<ExpressionNode> arguments)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Evaluate(evaluation);
            if (!value.IsEmpty())
            {
                return value;
            }
        }

        return ExpressionValue.Empty;
    }

    private static ExpressionValue CheckCount(Evaluation evaluation, IReadOnlyList<ExpressionNode> arguments)
    {
        var count = arguments.Skip(2).SelectMany(argument => argument.EvaluateAsSet(evaluation).Members).Count(value => value.ToTruth());
        return IsWithin(evaluation, count, arguments[0].Evaluate(evaluation), arguments[1].Evaluate(evaluation));
    }

    private static ExpressionValue CheckWeight(Evaluation evaluation, ExpressionValue[] values)
    {
        var sum = 0.0;
        for (var i = 2; i < values.Length; i += 2)
        {
            sum += values[i].ToTruth() ? evaluation.ToNumber(values[i + 1]) : 0;
        }

        return IsWithin(evaluation, sum, values[0], values[1]);
    }

    /// <summary>True if a number is between two bounds, both inclusive. A bound of -1 means no bound.</summary>
    private static ExpressionValue IsWithin(Evaluation evaluation, double number, ExpressionValue least, ExpressionValue most)
    {
        var (lower, upper) = (evaluation.ToNumber(least), evaluation.ToNumber(most));
        return ExpressionValue.OfTruth((lower == -1 || number >= lower) && (upper == -1 || number <= upper));
    }
}
