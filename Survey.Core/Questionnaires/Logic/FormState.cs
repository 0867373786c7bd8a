using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// A questionnaire while it is being filled in. After an answer changed, only what depends on it is worked out again:
/// relevance and calculations, in all rows they reach. Answers that are no longer relevant are kept, so that they come
/// back with their question; a submission leaves them out (<see cref="AnswerScope.ToRelevantAnswers"/>).
/// </summary>
/// <remarks>The moment stands still at the one handed in. Not for several threads at once.</remarks>
public sealed class FormState
{
    private readonly LogicGraph _graph;

    /// <summary>Works out everything once.</summary>
    /// <param name="questionnaire">The questionnaire, verified.</param>
    /// <param name="answers">What has been answered so far, relevant or not.</param>
    /// <param name="surroundings">The time and what else is outside of the answers.</param>
    public FormState(Questionnaire questionnaire, AnswerSet answers, Surroundings surroundings)
    {
        Root = new AnswerScope(questionnaire.Scope, answers, outer: null, surroundings);
        _graph = Root.Form.Graph;
        foreach (var node in _graph.Nodes)
        {
            Root.Form.Ensure(node);
        }
    }

    /// <summary>The questionnaire's own questions with their answers; rows are found through it.</summary>
    public AnswerScope Root { get; }

    /// <summary>Takes an answer in place of the one before.</summary>
    /// <param name="scope">Where the question is asked: <see cref="Root"/>, or a row of a repeat group.</param>
    /// <param name="code">The question, which must be one of that scope.</param>
    /// <param name="answer">The answer; null for none. For a repeat group all its rows: scopes of its rows got before are not to be used any more.</param>
    /// <returns>What is relevant now and was not, or the other way round, and what has another calculated value. Of rows made anew, everything that has a condition or calculation.</returns>
    /// <exception cref="ArgumentException">The scope asks no such question.</exception>
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

    /// <summary>Marks all that is asked in the rows of a repeat group, and whatever looks into them.</summary>
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

    /// <summary>What is still to be worked out, in the order of dependence.</summary>
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
