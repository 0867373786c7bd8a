namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>A function of the language.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Least">The fewest arguments it takes.</param>
/// <param name="Most">The most; <see cref="AnyNumber"/> for no bound.</param>
/// <param name="Apply">What it does with its arguments, which it works out itself, so that <c>if</c> can leave one alone.</param>
internal sealed record ExpressionFunction(
    string Name,
    int Least,
    int Most,
    Func<Evaluation, IReadOnlyList<ExpressionNode>, ExpressionValue> Apply)
{
    public const int AnyNumber = int.MaxValue;

    /// <summary>The first argument, from 0, where the answers of several rows may stand; none by default.</summary>
    public int SetsFrom { get; init; } = AnyNumber;

    /// <summary>Whether its argument must be the answers of several rows: a single answer has no sum.</summary>
    public bool NeedsSet { get; init; }

    /// <summary>By how many arguments it grows beyond the fewest.</summary>
    public int GrowsBy { get; init; } = 1;

    public string ArityInWords => (Least, Most, GrowsBy) switch
    {
        (0, 0, _) => "no argument",
        (1, 1, _) => "1 argument",
        (_, AnyNumber, 1) => $"{Least} or more arguments",
        (_, AnyNumber, _) => $"{Least}, {Least + GrowsBy}, {Least + (2 * GrowsBy)} … arguments",
        _ when Least == Most => $"{Least} arguments",
        _ => $"{Least} to {Most} arguments",
    };

    public bool Takes(int count) => count >= Least && count <= Most && (count - Least) % GrowsBy == 0;

    /// <summary>A function of values.</summary>
    public static ExpressionFunction Of(string name, int least, int most, Func<Evaluation, ExpressionValue[], ExpressionValue> apply) =>
        new(name, least, most, (evaluation, arguments) => apply(evaluation, [.. arguments.Select(argument => argument.Evaluate(evaluation))]));

    /// <summary>A function of texts that gives a text.</summary>
    public static ExpressionFunction OfTexts(string name, int count, Func<string[], string> apply) =>
        Of(name, count, count, (evaluation, values) => evaluation.MakeText(apply(Array.ConvertAll(values, value => value.ToText()))));

    /// <summary>A question about two texts.</summary>
    public static ExpressionFunction OfTwoTexts(string name, Func<string, string, bool> apply) =>
        Of(name, 2, 2, (evaluation, values) => ExpressionValue.OfTruth(apply(values[0].ToText(), values[1].ToText())));

    /// <summary>A function of one number that gives a number.</summary>
    public static ExpressionFunction OfNumber(string name, Func<double, double> apply) =>
        Of(name, 1, 1, (evaluation, values) => ExpressionValue.OfNumber(apply(evaluation.ToNumber(values[0]))));

    /// <summary>A function of two numbers that gives a number.</summary>
    public static ExpressionFunction OfTwoNumbers(string name, Func<double, double, double> apply) =>
        Of(name, 2, 2, (evaluation, values) => ExpressionValue.OfNumber(apply(evaluation.ToNumber(values[0]), evaluation.ToNumber(values[1]))));
}
