using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Functions for numbers. Angles are in radians.</summary>
internal static class NumberFunctions
{
    // Doubles beyond this have no decimals worth rounding, and a decimal has at most 28 decimal places.
    private const double LargestWithDecimals = 1e15;
    private const int MaxDecimals = 28;

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        OfNumber("number", number => number),
        OfNumber("int", Math.Truncate),
        Of("round", 1, 2, (evaluation, values) =>
            ExpressionValue.OfNumber(Round(evaluation.ToNumber(values[0]), values.Length == 2 ? evaluation.ToNumber(values[1]) : 0))),
        OfNumber("abs", Math.Abs),
        OfNumber("floor", Math.Floor),
        OfNumber("ceiling", Math.Ceiling),
        OfTwoNumbers("pow", Math.Pow),
        OfNumber("sqrt", Math.Sqrt),
        OfNumber("exp", Math.Exp),
        OfNumber("exp10", number => Math.Pow(10, number)),
        OfNumber("log", Math.Log),
        OfNumber("log10", Math.Log10),
        OfNumber("sin", Math.Sin),
        OfNumber("cos", Math.Cos),
        OfNumber("tan", Math.Tan),
        OfNumber("asin", Math.Asin),
        OfNumber("acos", Math.Acos),
        OfNumber("atan", Math.Atan),
        OfTwoNumbers("atan2", Math.Atan2),
        Of("pi", 0, 0, (_, _) => ExpressionValue.OfNumber(Math.PI)),
        Of("random", 0, 0, (evaluation, _) => ExpressionValue.OfNumber(evaluation.Chance.NextDouble())),
    ];

    /// <summary>Rounds half away from zero on the decimal digits that people see: 12345.15 to one place gives 12345.2.</summary>
    private static double Round(double number, double places)
    {
        if (double.IsNaN(places))
        {
            return double.NaN;
        }

        if (!double.IsFinite(number))
        {
            return number;
        }

        var whole = (int)Math.Clamp(Math.Truncate(places), -MaxDecimals, MaxDecimals);
        if (whole >= 0)
        {
            return Math.Abs(number) >= LargestWithDecimals
                ? number
                : (double)Math.Round((decimal)number, whole, MidpointRounding.AwayFromZero);
        }

        var unit = Math.Pow(10, -whole);
        return Math.Round(number / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
