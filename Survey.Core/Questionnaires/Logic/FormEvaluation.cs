using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// State shared by all scopes over one set of answers: the evaluation order, which questions are evaluated, and the
/// steps left.
/// </summary>
/// <param name="root">The scope of the questionnaire.</param>
/// <param name="graph">The evaluation order.</param>
/// <param name="surroundings">The current time and other context.</param>
internal sealed class FormEvaluation(AnswerScope root, LogicGraph graph, EvaluationContext surroundings)
{
    // Some seconds of work.
    private const int MaxSteps = 50_000_000;

    private readonly Progress[] _progress = new Progress[graph.Nodes.Count];

    // By reference: the same expression may stand in several questions.
    private Dictionary<Expression, Phrase>? _stopped;
    private bool _isStopReported;
    private int _stepsLeft = MaxSteps;

    private enum Progress : byte
    {
        Open,
        Begun,
        Done,
    }

    public LogicGraph Graph => graph;

    public EvaluationContext EvaluationContext => surroundings;

    /// <summary>Spends steps. False if none are left, and from then on until <see cref="Refill"/>.</summary>
    public bool TakeSteps(int steps) => (_stepsLeft -= Math.Min(steps, MaxSteps)) > 0 || KeepEmpty();

    /// <summary>Restores the full number of steps, for the next change.</summary>
    public void Refill() => (_stepsLeft, _stopped, _isStopReported) = (MaxSteps, null, false);

    /// <summary>The reason why an expression was stopped before, in another row or for another choice; null if it was not.</summary>
    public Phrase? FindStop(Expression expression) => _stopped?.GetValueOrDefault(expression);

    /// <summary>Notes that an expression does too much work. It is not evaluated again with these answers.</summary>
    public void Stop(Expression expression, Phrase reason) => (_stopped ??= []).TryAdd(expression, reason);

    /// <summary>True for the first failure because of too much work, and for every other failure.</summary>
    public bool TryReport(Phrase failure)
    {
        if (_stopped?.Values.Any(reason => ReferenceEquals(reason, failure)) != true)
        {
            return true;
        }

        var isFirst = !_isStopReported;
        _isStopReported = true;
        return isFirst;
    }

    /// <summary>
    /// Evaluates a question in all rows, after everything that it depends on. Uses an explicit stack, because a chain of
    /// dependencies may be too long for recursion.
    /// </summary>
    public void Ensure(LogicNode wanted)
    {
        if (_progress[wanted.Index] != Progress.Open)
        {
            return;
        }

        if (wanted.Dependencies.TrueForAll(each => _progress[each.Source.Index] != Progress.Open))
        {
            _progress[wanted.Index] = Progress.Begun;
            WorkOut(wanted);
            return;
        }

        var path = new Stack<(LogicNode Node, int Next)>();
        path.Push((wanted, 0));
        _progress[wanted.Index] = Progress.Begun;
        while (path.TryPop(out var top))
        {
            var (node, next) = top;
            while (next < node.Dependencies.Count && _progress[node.Dependencies[next].Source.Index] != Progress.Open)
            {
                next++;
            }

            if (next < node.Dependencies.Count)
            {
                var source = node.Dependencies[next].Source;
                path.Push((node, next + 1));
                path.Push((source, 0));
                _progress[source.Index] = Progress.Begun;
                continue;
            }

            WorkOut(node);
        }
    }

    private void WorkOut(LogicNode node)
    {
        if (node.HasLogic)
        {
            foreach (var scope in root.Instances(node.Home))
            {
                scope.WorkOut(node.Question);
            }
        }

        _progress[node.Index] = Progress.Done;
    }

    private bool KeepEmpty()
    {
        _stepsLeft = 0;
        return false;
    }
}
