using Survey.Core.Problems;
using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Functions for the rows of repeat groups, and functions that accept both single values and the answers of all rows.</summary>
internal static class RepeatFunctions
{
    public const string IndexedRepeat = "indexed-repeat";

    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        OfSet("sum", (evaluation, set) => Add(evaluation, set)),
        OfSet("count", (_, set) => set.Set.Count) with { TakesGroups = true },
        OfSet("count-non-empty", (_, set) => set.Set.Count(text => text.Length > 0)) with { TakesGroups = true },
        new("min", 1, AnyNumber, (evaluation, arguments) => Reduce(evaluation, arguments, Math.Min)) { SetsFrom = 0 },
        new("max", 1, AnyNumber, (evaluation, arguments) => Reduce(evaluation, arguments, Math.Max)) { SetsFrom = 0 },
        new("position", 0, 1, (evaluation, arguments) =>
            ExpressionValue.OfNumber(
                ReferenceReader.GetPosition(evaluation.Scope, arguments.Count == 0 ? new ExpressionNode.Row(1) : arguments[0])))
        {
            SetsFrom = 0,
            TakesGroups = true,
        },
        new(IndexedRepeat, 3, AnyNumber, FindInRow) { SetsFrom = 0, GrowsBy = 2, TakesGroups = true },
    ];

    private static ExpressionFunction OfSet(string name, Func<Evaluation, ExpressionValue, double> apply) =>
        new(name, 1, 1, (evaluation, arguments) =>
            ExpressionValue.OfNumber(apply(evaluation, AsSet(arguments[0].EvaluateAsSet(evaluation)))))
        {
            SetsFrom = 0,
            NeedsSet = true,
        };

    private static ExpressionValue AsSet(ExpressionValue value) =>
        value.Kind == ExpressionValueKind.Set ? value : throw new EvaluationException(new Phrase("failure-no-rows"));

    private static double Add(Evaluation evaluation, ExpressionValue set)
    {
        evaluation.Step(set.Set.Count);
        return set.Members.Sum(evaluation.ToNumber);
    }

    /// <summary>The smallest or largest number; NaN if a member is not a number, or if there are none.</summary>
    private static ExpressionValue Reduce(
        Evaluation evaluation,
        IReadOnlyList<ExpressionNode> arguments,
        Func<double, double, double> choose)
    {
        double? found = null;
        foreach (var value in arguments.SelectMany(argument => argument.EvaluateAsSet(evaluation).Members))
        {
            evaluation.Step();
            var number = evaluation.ToNumber(value);
            found = found is { } before ? choose(before, number) : number;
        }

        return ExpressionValue.OfNumber(found ?? double.NaN);
    }

    /// <summary><c>indexed-repeat(question, group, row, …)</c>: the answer in one row; an empty set if there is no such row.</summary>
    private static ExpressionValue FindInRow(Evaluation evaluation, IReadOnlyList<ExpressionNode> arguments)
    {
        var rows = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 1; i < arguments.Count; i += 2)
        {
            if (arguments[i] is ExpressionNode.Reference group)
            {
                rows[group.Code] = Math.Truncate(evaluation.ToNumber(arguments[i + 1].Evaluate(evaluation)));
            }
        }

        return arguments[0] is ExpressionNode.Reference question
            ? ReferenceReader.GetIndexed(evaluation, question, rows)
            : ExpressionValue.Absent;
    }
}
