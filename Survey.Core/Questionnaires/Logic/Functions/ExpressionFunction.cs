using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>A function of the expression language.</summary>
/// <param name="Name">The name as written in expressions.</param>
/// <param name="Least">The smallest number of arguments.</param>
/// <param name="Most">The largest number of arguments; <see cref="AnyNumber"/> for no limit.</param>
/// <param name="Apply">Computes the result. It evaluates the arguments itself, so that <c>if</c> can skip one.</param>
internal sealed record ExpressionFunction(
    string Name,
    int Least,
    int Most,
    Func<Evaluation, IReadOnlyList<ExpressionNode>, ExpressionValue> Apply)
{
    public const int AnyNumber = int.MaxValue;

    /// <summary>Index of the first argument (from 0) that accepts the answers of several rows; by default none does.</summary>
    public int SetsFrom { get; init; } = AnyNumber;

    /// <summary>True if the argument must be the answers of several rows, as for a sum.</summary>
    public bool NeedsSet { get; init; }

    /// <summary>True if a repeat group may stand for the set of its rows, as in <c>count()</c>.</summary>
    public bool TakesGroups { get; init; }

    /// <summary>
    /// Checks a text that stands in quotes as an argument, by the argument's index from 0; throws an
    /// <see cref="EvaluationException"/> if the function fails with it whatever the answers are. Null if there is nothing to check.
    /// </summary>
    public Action<int, string>? CheckLiteral { get; init; }

    /// <summary>
    /// A call may have more than <see cref="Least"/> arguments in steps of this size, for instance 2 for functions that
    /// take pairs.
    /// </summary>
    public int GrowsBy { get; init; } = 1;

    /// <summary>Why a number of arguments is wrong.</summary>
    public Phrase ExplainArguments(int found) => (Least, Most, GrowsBy) switch
    {
        (_, AnyNumber, 1) => new Phrase("reason-arguments-least", ("function", Name), ("least", Least), ("found", found)),
        (_, AnyNumber, _) => new Phrase(
            "reason-arguments-steps",
            ("function", Name),
            ("least", Least),
            ("second", Least + GrowsBy),
            ("third", Least + (2 * GrowsBy)),
            ("found", found)),
        _ when Least == Most => new Phrase("reason-arguments-exact", ("function", Name), ("most", Most), ("found", found)),
        _ => new Phrase("reason-arguments", ("function", Name), ("least", Least), ("most", Most), ("found", found)),
    };

    public bool Takes(int count) => count >= Least && count <= Most && (count - Least) % GrowsBy == 0;

    /// <summary>Creates a function that gets its arguments evaluated.</summary>
    public static ExpressionFunction Of(string name, int least, int most, Func<Evaluation, ExpressionValue[], ExpressionValue> apply) =>
        new(name, least, most, (evaluation, arguments) =>
            apply(evaluation, [.. arguments.Select(argument => argument.Evaluate(evaluation))]));

    /// <summary>Creates a function from texts to a text.</summary>
    public static ExpressionFunction OfTexts(string name, int count, Func<string[], string> apply) =>
        Of(name, count, count, (evaluation, values) => evaluation.MakeText(apply(Array.ConvertAll(values, value => value.ToText()))));

    /// <summary>Creates a function from two texts to a truth value.</summary>
    public static ExpressionFunction OfTwoTexts(string name, Func<string, string, bool> apply) =>
        Of(name, 2, 2, (evaluation, values) => ExpressionValue.OfTruth(apply(values[0].ToText(), values[1].ToText())));

    /// <summary>Creates a function from a number to a number.</summary>
    public static ExpressionFunction OfNumber(string name, Func<double, double> apply) =>
        Of(name, 1, 1, (evaluation, values) => ExpressionValue.OfNumber(apply(evaluation.ToNumber(values[0]))));

    /// <summary>Creates a function from two numbers to a number.</summary>
    public static ExpressionFunction OfTwoNumbers(string name, Func<double, double, double> apply) =>
        Of(name, 2, 2, (evaluation, values) =>
            ExpressionValue.OfNumber(apply(evaluation.ToNumber(values[0]), evaluation.ToNumber(values[1]))));
}
