namespace Survey.Core.Questionnaires.Logic;

/// <summary>The operators of two values, as XPath 1.0, sections 3.4 and 3.5, has them.</summary>
internal static class ExpressionOperators
{
    /// <summary>By how tightly they bind, the loosest first; within a level longer symbols come before their beginnings.</summary>
    public static IReadOnlyList<IReadOnlyList<ExpressionOperator>> Levels { get; } =
    [
        [
            new("!=", (left, right) => new(!ExpressionValue.AreEqual(left, right))),
            new("=", (left, right) => new(ExpressionValue.AreEqual(left, right))),
        ],
        [
            Comparison("<=", (left, right) => left <= right),
            Comparison("<", (left, right) => left < right),
            Comparison(">=", (left, right) => left >= right),
            Comparison(">", (left, right) => left > right),
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

    private static ExpressionOperator Comparison(string symbol, Func<double, double, bool> compare) =>
        new(symbol, (left, right) => new(compare(left.AsNumber, right.AsNumber)));

    private static ExpressionOperator Arithmetic(string symbol, Func<double, double, double> calculate) =>
        new(symbol, (left, right) => new(calculate(left.AsNumber, right.AsNumber)));
}
