namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Comparisons of XPath 1.0, section 3.4. Equality compares truth values if one side is a truth value, texts if both
/// sides are texts, and numbers otherwise. The other comparisons always compare numbers. A set fulfils a comparison
/// if any of its members does, so an empty set is neither equal nor unequal to anything.
/// </summary>
internal static class Comparison
{
    // As in JavaRosa. Form authors think in decimals: they expect 0.1 + 0.2 to equal 0.3.
    private const double Tolerance = 1e-12;

    public static bool AreEqual(Evaluation evaluation, ExpressionValue left, ExpressionValue right) =>
        AnyPair(evaluation, left, right, AreEqualSingly);

    public static bool AreUnequal(Evaluation evaluation, ExpressionValue left, ExpressionValue right) =>
        AnyPair(evaluation, left, right, static (evaluation, one, other) => !AreEqualSingly(evaluation, one, other));

    public static bool Holds(Evaluation evaluation, ExpressionValue left, ExpressionValue right, Func<double, double, bool> compare) =>
        AnyPair(evaluation, left, right, (evaluation, one, other) => compare(evaluation.ToNumber(one), evaluation.ToNumber(other)));

    private static bool AnyPair(
        Evaluation evaluation,
        ExpressionValue left,
        ExpressionValue right,
        Func<Evaluation, ExpressionValue, ExpressionValue, bool> holds)
    {
        if (left.Kind != ExpressionValueKind.Set && right.Kind != ExpressionValueKind.Set)
        {
            return holds(evaluation, left, right);
        }

        foreach (var one in left.Members)
        {
            foreach (var other in right.Members)
            {
                evaluation.Step();
                if (holds(evaluation, one, other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AreEqualSingly(Evaluation evaluation, ExpressionValue left, ExpressionValue right)
    {
        if (left.Kind == ExpressionValueKind.Truth || right.Kind == ExpressionValueKind.Truth)
        {
            return left.ToTruth() == right.ToTruth();
        }

        if (left.Kind == ExpressionValueKind.Text && right.Kind == ExpressionValueKind.Text)
        {
            return string.Equals(left.Text, right.Text, StringComparison.Ordinal);
        }

        var (one, other) = (evaluation.ToNumber(left), evaluation.ToNumber(right));
        return one == other || Math.Abs(one - other) < Tolerance;
    }
}
