namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Comparisons as XPath 1.0, section 3.4, has them: by truth if one side is a truth value, by number if one is a number
/// or a date, else by text. A set compares if one of its members does, so that an empty set is neither equal nor
/// unequal to anything.
/// </summary>
internal static class Comparison
{
    // As in JavaRosa: authors mean the decimals they see, and 0.1 + 0.2 is 0.3 to them.
    private const double Tolerance = 1e-12;

    public static bool AreEqual(Evaluation evaluation, ExpressionValue left, ExpressionValue right) =>
        AnyPair(evaluation, left, right, (one, other) => AreEqualSingly(evaluation, one, other));

    public static bool AreUnequal(Evaluation evaluation, ExpressionValue left, ExpressionValue right) =>
        AnyPair(evaluation, left, right, (one, other) => !AreEqualSingly(evaluation, one, other));

    public static bool Holds(Evaluation evaluation, ExpressionValue left, ExpressionValue right, Func<double, double, bool> compare) =>
        AnyPair(evaluation, left, right, (one, other) => compare(evaluation.ToNumber(one), evaluation.ToNumber(other)));

    private static bool AnyPair(Evaluation evaluation, ExpressionValue left, ExpressionValue right, Func<ExpressionValue, ExpressionValue, bool> holds)
    {
        if (left.Kind != ExpressionValueKind.Set && right.Kind != ExpressionValueKind.Set)
        {
            return holds(left, right);
        }

        foreach (var one in left.Members)
        {
            foreach (var other in right.Members)
            {
                evaluation.Step();
                if (holds(one, other))
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
