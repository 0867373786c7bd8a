namespace Survey.Core.Questionnaires.Logic;

/// <summary>An operator between two values, as XPath 1.0, sections 3.3 to 3.5, has them.</summary>
/// <param name="Symbol">As it is written.</param>
/// <param name="Apply">What it does; unused where <paramref name="StopsAt"/> decides.</param>
/// <param name="StopsAt">For <c>or</c> and <c>and</c>, the truth that decides without a look at what follows; null for all others.</param>
internal sealed record ExpressionOperator(string Symbol, Func<Evaluation, ExpressionValue, ExpressionValue, ExpressionValue> Apply, bool? StopsAt = null)
{
    /// <summary>By how tightly they bind, the loosest first.</summary>
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
        new(symbol, (evaluation, left, right) => ExpressionValue.OfNumber(calculate(evaluation.ToNumber(left), evaluation.ToNumber(right))));
}
