using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// The order in which a new response or row gets its defaults: each after the defaults and calculations that it refers to.
/// Defaults that refer to each other stay in the order of the questionnaire.
/// </summary>
public static class DefaultOrder
{
    /// <summary>All questions of a scope, in that order.</summary>
    /// <param name="scope">The scope of the questionnaire, or of a row.</param>
    public static IReadOnlyList<Question> Of(AnswerScope scope)
    {
        var order = new List<Question>();
        var seen = new HashSet<LogicNode>();
        var graph = scope.Form.Graph;

        // An explicit stack, because a chain of references may be as long as the questionnaire.
        var path = new Stack<(LogicNode Node, Queue<LogicNode> Sources)>();
        foreach (var start in scope.Questions.Questions.Select(graph.Get))
        {
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (top.Sources.TryDequeue(out var source))
                {
                    Enter(source);
                    continue;
                }

                path.Pop();
                if (top.Node.Home == scope.Chain)
                {
                    order.Add(top.Node.Question.Question);
                }
            }
        }

        return order;

        void Enter(LogicNode node)
        {
            if (seen.Add(node))
            {
                path.Push((node, new Queue<LogicNode>(node.Dependencies.Select(edge => edge.Source).Concat(SourcesOfDefault(node)))));
            }
        }

        IEnumerable<LogicNode> SourcesOfDefault(LogicNode node) =>
            (node.Question.Question.Rules.DefaultExpression?.ReferenceNodes ?? [])
                .Select(node.Home.Find)
                .OfType<Resolution>()
                .Select(found => graph.Get(found.Question));
    }
}
