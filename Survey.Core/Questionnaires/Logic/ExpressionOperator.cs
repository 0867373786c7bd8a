namespace Survey.Core.Questionnaires.Logic;

/// <summary>A binary operator, as defined in XPath 1.0, sections 3.3 to 3.5.</summary>
/// <param name="Symbol">The operator as written.</param>
/// <param name="Apply">Computes the result. Not called if <paramref name="StopsAt"/> decides.</param>
/// <param name="StopsAt">
/// For <c>or</c> and <c>and</c>: the truth value of the left side that decides without evaluating the right side.
/// Null for all other operators.
/// </param>
internal sealed record ExpressionOperator(
    string Symbol,
    Func<Evaluation, ExpressionValue, ExpressionValue, ExpressionValue> Apply,
    bool? StopsAt = null)
{
    /// <summary>The operators by precedence level, lowest precedence first.</summary>
    public static IReadOnlyList<IReadOnlyList<ExpressionOperator>> Levels { get; } =
    [
        [Logical("or", stopsAt: true)],
        [Logical("and", stopsAt: false)],
        [
            new("!=", (evaluation, left, right) => ExpressionValue.OfTruth(Comparison.AreUnequal(evaluation, left, right))),
            new("=", (evaluation, left, right) => ExpressionValue.OfTruth(Comparison.AreEqual(evaluation, left, right))),
        ],
        [
            Relational("<=", (left, right) => left <= right),
            Relational("<", (left, right) => left < right),
            Relational(">=", (left, right) => left >= right),
            Relational(">", (left, right) => left > right),
        ],
        [
            Arithmetic("+", (left, right) => left + right),
            Arithmetic("-", (left, right) => left - right),
        ],
        [
            Arithmetic("*", (left, right) => left * right),
            Arithmetic("div", (left, right) => left / right),
            Arithmetic("mod", (left, right) => left % right),
        ],
    ];

    private static ExpressionOperator Logical(string symbol, bool stopsAt) =>
        new(symbol, (evaluation, left, right) => ExpressionValue.OfTruth(left.ToTruth() == stopsAt ? stopsAt : right.ToTruth()), stopsAt);

    private static ExpressionOperator Relational(string symbol, Func<double, double, bool> compare) =>
        new(symbol, (evaluation, left, right) => ExpressionValue.OfTruth(Comparison.Holds(evaluation, left, right, compare)));

    private static ExpressionOperator Arithmetic(string symbol, Func<double, double, double> calculate) =>
        new(symbol, (evaluation, left, right) =>
            ExpressionValue.OfNumber(calculate(evaluation.ToNumber(left), evaluation.ToNumber(right))));
}
