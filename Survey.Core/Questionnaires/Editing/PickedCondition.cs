using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>A condition of clauses that all hold, or of which one holds: what can be picked instead of written.</summary>
/// <param name="IsAny">True if one clause is enough.</param>
/// <param name="Clauses">The clauses, in order.</param>
public sealed record PickedCondition(bool IsAny, IReadOnlyList<ConditionClause> Clauses)
{
    /// <summary>Reads an expression.</summary>
    /// <returns>Null if it says something that cannot be picked, so that it stays text. Without clauses if it is empty.</returns>
    public static PickedCondition? Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new PickedCondition(IsAny: false, []);
        }

        if (Expression.Parse(text, Place.OfFile("request"), new ProblemLog())?.Root is not { } root)
        {
            return null;
        }

        var isChain = root is ExpressionNode.Chain { Links: [{ Symbol: "and" or "or" }, ..] };
        var clauses = (isChain ? root.Children : [root]).Select(ConditionClause.Find).ToList();
        return clauses.TrueForAll(clause => clause is not null)
            ? new PickedCondition(isChain && ((ExpressionNode.Chain)root).Links[0].Symbol == "or", [.. clauses.Select(clause => clause!)])
            : null;
    }

    /// <summary>The condition as an expression; empty if it has no clauses.</summary>
    public override string ToString() => string.Join(IsAny ? " or " : " and ", Clauses);
}
