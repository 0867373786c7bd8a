using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic.Functions;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// Finds mistakes that are visible in the constants of an expression: a pattern, date format or date that fails whatever the
/// answers are. The author of the form can correct them, respondents cannot.
/// </summary>
internal sealed class LiteralChecker
{
    // These depend on the clock, on chance or on the place of the expression.
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "today", "now", "random", "uuid", LogicFunctions.Once, "position", ChoiceFunctions.ChoiceName, RepeatFunctions.IndexedRepeat,
    };

    private readonly AnswerScope _nothing = new(new QuestionScope([]), AnswerSet.Empty, outer: null);
    private readonly List<(ExpressionNode Node, Phrase Reason)> _found = [];

    /// <summary>The mistakes in an expression, each with the smallest part that has it.</summary>
    public static IReadOnlyList<(ExpressionNode Node, Phrase Reason)> Find(Expression expression)
    {
        if (!Expression.Walk(expression.Root).OfType<ExpressionNode.Literal>().Any())
        {
            return [];
        }

        var checker = new LiteralChecker();
        checker.Visit(expression.Root);
        return checker._found;
    }

    /// <summary>Visits a node and what is below it.</summary>
    /// <returns>True if it is a constant without a mistake.</returns>
    private bool Visit(ExpressionNode node)
    {
        var before = _found.Count;
        var isConstant = node is not (
            ExpressionNode.Reference or ExpressionNode.Current or ExpressionNode.Column or ExpressionNode.Row);
        foreach (var child in node.Children)
        {
            isConstant &= Visit(child);
        }

        if (_found.Count > before)
        {
            return false;
        }

        if (node is ExpressionNode.Chain chain)
        {
            FindImpossibleDate(chain);
        }
        else if (node is ExpressionNode.Call call)
        {
            isConstant &= !call.Function.NeedsSet && !Changing.Contains(call.Name);
            if (FindReason(call, isConstant) is { } reason)
            {
                _found.Add((call, reason));
            }
        }

        return isConstant && _found.Count == before;
    }

    private Phrase? FindReason(ExpressionNode.Call call, bool isConstant)
    {
        try
        {
            for (var i = 0; i < call.Arguments.Count; i++)
            {
                if (call.Arguments[i] is ExpressionNode.Literal { Value.Kind: ExpressionValueKind.Text } literal)
                {
                    call.Function.CheckLiteral?.Invoke(i, literal.Value.Text);
                }
            }

            if (isConstant)
            {
                call.Evaluate(new Evaluation(_nothing, current: "", owner: "", columns: null));
            }

            return null;
        }
        catch (EvaluationException failure)
        {
            return failure.Reason;
        }
    }

    /// <summary>Finds a date that does not exist beside &lt; or &gt;, where it would make the comparison false for every answer.</summary>
    private void FindImpossibleDate(ExpressionNode.Chain chain)
    {
        if (!chain.Links.Any(link => link.Symbol.StartsWith('<') || link.Symbol.StartsWith('>')))
        {
            return;
        }

        foreach (var literal in chain.Children.OfType<ExpressionNode.Literal>())
        {
            if (literal.Value is { Kind: ExpressionValueKind.Text, Text: var text }
                && Dates.LooksLikeDate(text)
                && Dates.ParseDate(text) is null)
            {
                _found.Add((chain, DateFunctions.NoDateIn(text).Reason));
            }
        }
    }
}
