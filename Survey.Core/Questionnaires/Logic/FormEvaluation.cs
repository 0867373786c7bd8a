namespace Survey.Core.Questionnaires.Logic;

/// <summary>What all scopes over one set of answers share: the order of evaluation, how far it has come, and what is left to spend.</summary>
/// <param name="root">The scope of the questionnaire's own questions.</param>
/// <param name="graph">The order.</param>
/// <param name="surroundings">The world outside.</param>
internal sealed class FormEvaluation(AnswerScope root, LogicGraph graph, Surroundings surroundings)
{
    // About a second's work.
    private const int MostSteps = 50_000_000;

    private readonly Progress[] _progress = new Progress[graph.Nodes.Count];
    private int _stepsLeft = MostSteps;

    private enum Progress : byte
    {
        Open,
        Begun,
        Done,
    }

    public LogicGraph Graph => graph;

    public Surroundings Surroundings => surroundings;

    /// <summary>Whether so many further steps may be taken.</summary>
    public bool TakeSteps(int steps) => (_stepsLeft -= Math.Min(steps, MostSteps)) > 0 || KeepEmpty();

    /// <summary>Gives the next change the full number of steps again.</summary>
    public void Refill() => _stepsLeft = MostSteps;

    /// <summary>Works out a question in all rows, and before it what it depends on.</summary>
    public void Ensure(LogicNode wanted)
    {
        if (_progress[wanted.Index] != Progress.Open)
        {
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

            if (node.HasLogic)
            {
                foreach (var scope in root.Instances(node.Home))
                {
                    scope.WorkOut(node.Question);
                }
            }

            _progress[node.Index] = Progress.Done;
        }
    }

    private bool KeepEmpty()
    {
        _stepsLeft = 0;
        return false;
    }
}
