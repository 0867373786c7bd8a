using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// A questionnaire while it is being filled in. After an answer has changed, only the relevance and calculations that
/// depend on it are evaluated again, in all rows that it affects. Answers that are no longer relevant are kept, so
/// they come back with their question. A submission leaves them out (<see cref="AnswerScope.ToRelevantAnswers"/>).
/// </summary>
/// <remarks>The current time stays the one that was passed in. Not thread-safe.</remarks>
public sealed class FormState
{
    private readonly LogicGraph _graph;

    /// <summary>Evaluates everything once.</summary>
    /// <param name="questionnaire">The questionnaire; it must be verified.</param>
    /// <param name="answers">The answers so far, whether relevant or not.</param>
    /// <param name="surroundings">The current time and other context.</param>
    public FormState(Questionnaire questionnaire, AnswerSet answers, EvaluationContext surroundings)
        : this(new AnswerScope(questionnaire.Scope, answers, outer: null, surroundings))
    {
    }

    /// <summary>Evaluates everything once.</summary>
    /// <param name="root">The scope of the questionnaire, not that of a row. Changed answers are kept in it.</param>
    public FormState(AnswerScope root)
    {
        Root = root;
        _graph = Root.Form.Graph;
        foreach (var node in _graph.Nodes)
        {
            Root.Form.Ensure(node);
        }
    }

    /// <summary>The scope of the questionnaire with its answers. It gives access to the rows.</summary>
    public AnswerScope Root { get; }

    /// <summary>Replaces an answer and evaluates what depends on it.</summary>
    /// <param name="scope">The scope of the question: <see cref="Root"/>, or a row of a repeat group.</param>
    /// <param name="code">Code of a question of that scope.</param>
    /// <param name="answer">
    /// The new answer; null for none. For a repeat group it has all rows, and row scopes obtained earlier must no longer
    /// be used.
    /// </param>
    /// <returns>
    /// The questions whose relevance or calculated value has changed. For new rows, every question with a condition or
    /// calculation.
    /// </returns>
    /// <exception cref="ArgumentException">The scope has no question with that code.</exception>
    public IReadOnlyList<FormChange> Set(AnswerScope scope, string code, Answer? answer)
    {
        var question = scope.Questions.Find(code) ?? throw new ArgumentException($"There is no question {code} here.", nameof(code));
        scope.Form.Refill();
        scope.Replace(question.Question, answer);
        var work = new Work();
        MarkDependents(_graph.Get(question), scope, work);
        if (question.Question is Repeat group)
        {
            MarkRows(scope.Chain.Inner.First(inner => inner.Questions == group.Scope), scope, work);
        }

        return WorkOut(work);
    }

    private static List<FormChange> WorkOut(Work work)
    {
        var changes = new List<FormChange>();
        while (work.TryTake(out var node, out var scopes))
        {
            foreach (var scope in scopes)
            {
                if (scope.WorkOut(node.Question))
                {
                    scope.ForgetSets();
                    changes.Add(new FormChange(scope, node.Question));
                    MarkDependents(node, scope, work);
                }
            }
        }

        return changes;
    }

    /// <summary>Marks all questions in the rows of a repeat group, and everything that refers to them.</summary>
    private void MarkRows(ScopeChain rows, AnswerScope scope, Work work)
    {
        foreach (var node in rows.Questions.Questions.Select(_graph.Get))
        {
            if (node.HasLogic)
            {
                work.Add(node, scope.Instances(rows));
            }

            foreach (var edge in node.Dependents.Where(edge => edge.Base.Depth <= scope.Chain.Depth))
            {
                work.Add(edge.Dependent, scope.Climb(edge.Base).Instances(edge.Dependent.Home));
            }
        }

        foreach (var inner in rows.Inner)
        {
            MarkRows(inner, scope, work);
        }
    }

    private static void MarkDependents(LogicNode node, AnswerScope scope, Work work)
    {
        foreach (var edge in node.Dependents.Where(edge => edge.Dependent.Rank > node.Rank))
        {
            work.Add(edge.Dependent, scope.Climb(edge.Base).Instances(edge.Dependent.Home));
        }
    }

    /// <summary>The questions still to be evaluated, in the order of their dependencies.</summary>
    private sealed class Work
    {
        private readonly PriorityQueue<LogicNode, int> _order = new();
        private readonly Dictionary<LogicNode, HashSet<AnswerScope>> _scopes = [];

        public void Add(LogicNode node, IEnumerable<AnswerScope> scopes)
        {
            if (!_scopes.TryGetValue(node, out var marked))
            {
                _scopes.Add(node, marked = []);
                _order.Enqueue(node, node.Rank);
            }

            marked.UnionWith(scopes);
        }

        public bool TryTake(out LogicNode node, out IReadOnlyCollection<AnswerScope> scopes)
        {
            scopes = [];
            if (!_order.TryDequeue(out node!, out _))
            {
                return false;
            }

            _scopes.Remove(node, out var marked);
            scopes = marked!;
            return true;
        }
    }
}
