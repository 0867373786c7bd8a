using System.Runtime.CompilerServices;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// The dependencies between all questions of a questionnaire, including those in repeat groups. A question depends on
/// the questions in its own condition, in the conditions of its sections, and in its calculation. Constraints and
/// defaults do not affect other questions and are not included. Building the graph takes time proportional to the
/// number of questions and references.
/// </summary>
internal sealed class LogicGraph
{
    // A graph depends only on its questionnaire, so it is cached for as long as the questionnaire lives.
    private static readonly ConditionalWeakTable<QuestionScope, LogicGraph> Known = new();

    private readonly List<LogicNode> _nodes = [];
    private readonly Dictionary<ScopedQuestion, LogicNode> _byQuestion = new(ReferenceEqualityComparer.Instance);
    private readonly List<IReadOnlyList<LogicNode>> _cycles = [];

    private LogicGraph(QuestionScope questions)
    {
        Root = new ScopeChain(questions);
        AddNodes(Root);
        foreach (var node in _nodes)
        {
            AddEdges(node);
        }

        Sort();
    }

    /// <summary>The scope of the questionnaire.</summary>
    public ScopeChain Root { get; }

    /// <summary>All questions, including those in repeat groups: first the outer scope in order, then each repeat group.</summary>
    public IReadOnlyList<LogicNode> Nodes => _nodes;

    /// <summary>The cycles of questions that depend on each other, each once, beginning with the question found first.</summary>
    public IReadOnlyList<IReadOnlyList<LogicNode>> Cycles => _cycles;

    /// <summary>The graph of a questionnaire.</summary>
    /// <param name="questions">The scope of the questionnaire, not that of a row.</param>
    public static LogicGraph Of(QuestionScope questions) => Known.GetValue(questions, static scope => new LogicGraph(scope));

    public LogicNode Get(ScopedQuestion question) => _byQuestion[question];

    private void AddNodes(ScopeChain chain)
    {
        foreach (var question in chain.Questions.Questions)
        {
            var node = new LogicNode(_nodes.Count, question, chain);
            _nodes.Add(node);
            _byQuestion.Add(question, node);
        }

        foreach (var inner in chain.Inner)
        {
            AddNodes(inner);
        }
    }

    private void AddEdges(LogicNode node)
    {
        var looksAround = node.Expressions.Any(expression => expression.LooksIntoOtherRows);
        var known = new HashSet<(LogicNode Source, ScopeChain Base)>();
        foreach (var reference in node.Expressions.SelectMany(expression => expression.ReferenceNodes))
        {
            if (node.Home.Find(reference) is not { } found)
            {
                continue;
            }

            // A lookup in another row can affect every row.
            var shared = looksAround ? Root : found.Base;

            // The answers of all rows also depend on whether the repeat groups around them are relevant.
            var chain = found.Base;
            foreach (var group in found.Below)
            {
                Add(_byQuestion[chain.Questions.Find(group.Code)!]);
                chain = chain.Inner.First(inner => inner.Questions == group.Scope);
            }

            Add(_byQuestion[found.Question]);

            void Add(LogicNode source)
            {
                if (known.Add((source, shared)))
                {
                    var edge = new LogicEdge(source, node, shared);
                    node.Dependencies.Add(edge);
                    source.Dependents.Add(edge);
                }
            }
        }
    }

    /// <summary>
    /// Ranks the nodes so that each comes after its dependencies. A depth-first search with an explicit stack, because a
    /// chain of dependencies may be as long as the questionnaire.
    /// </summary>
    private void Sort()
    {
        var rank = 0;
        var next = new int[_nodes.Count];
        var isFinished = new bool[_nodes.Count];
        var isOnPath = new bool[_nodes.Count];
        foreach (var start in _nodes)
        {
            var path = new Stack<LogicNode>();
            Enter(start);
            while (path.TryPeek(out var node))
            {
                if (next[node.Index] < node.Dependencies.Count)
                {
                    Enter(node.Dependencies[next[node.Index]++].Source);
                }
                else
                {
                    path.Pop();
                    isOnPath[node.Index] = false;
                    isFinished[node.Index] = true;
                    node.Rank = rank++;
                }
            }

            void Enter(LogicNode node)
            {
                if (isOnPath[node.Index])
                {
                    _cycles.Add([.. path.TakeWhile(each => each != node).Append(node).Reverse()]);
                }
                else if (!isFinished[node.Index])
                {
                    isOnPath[node.Index] = true;
                    path.Push(node);
                }
            }
        }
    }
}
