namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// A column of the choices of a list that fulfil conditions: <c>instance('fruits')/root/item[name = ${fruit}]/price</c>.
/// Where a single value is expected, it is that of the first such choice.
/// </summary>
/// <param name="List">Code of the list.</param>
/// <param name="Conditions">All of these must hold. A number is a position, from 1, among the choices that are left.</param>
/// <param name="Field">The column; null for the choice itself, which is its code.</param>
internal sealed record ChoiceLookup(string List, IReadOnlyList<ExpressionNode> Conditions, string? Field) : ExpressionNode
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionNode> Children => Conditions;

    internal override ExpressionValue Evaluate(Evaluation evaluation) =>
        Find(evaluation) is [var first, ..] ? ExpressionValue.OfText(first) : ExpressionValue.Absent;

    internal override ExpressionValue EvaluateAsSet(Evaluation evaluation) => ExpressionValue.OfSet(Find(evaluation));

    /// <inheritdoc/>
    public override string ToString()
    {
        var conditions = string.Concat(Conditions.Select(condition => $"[{condition}]"));
        return $"instance('{List}')/root/item{conditions}{(Field is null ? "" : $"/{Field}")}";
    }

    private List<string> Find(Evaluation evaluation)
    {
        var choices = evaluation.Scope.FindList(List)?.Choices ?? [];
        foreach (var condition in Conditions)
        {
            var left = new List<Choice>();
            for (var i = 0; i < choices.Count; i++)
            {
                evaluation.Step();
                var value = evaluation.ForChoice(column => FindColumn(choices[i], column), condition);
                if (value.Kind == ExpressionValueKind.Number ? evaluation.ToNumber(value) == i + 1 : value.ToTruth())
                {
                    left.Add(choices[i]);
                }
            }

            choices = left;
        }

        return [.. choices.Select(choice => FindColumn(choice, Field ?? "name") ?? "")];
    }

    private static string? FindColumn(Choice choice, string column) =>
        column == "label" ? choice.Label.ToString() : choice.FindColumn(column);
}
