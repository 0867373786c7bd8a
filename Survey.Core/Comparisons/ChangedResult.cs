using Survey.Core.Responses;
using Survey.Core.Results;

namespace Survey.Core.Comparisons;

/// <summary>A figure of a question's result that changed between two states of a round.</summary>
/// <param name="Figure">Which figure, from the later state if that has it.</param>
/// <param name="Earlier">Its earlier value, as <see cref="QuestionFigure.Value"/>; null if that state has none.</param>
/// <param name="Later">Its later value; null if that state has none.</param>
/// <param name="Causes">
/// The changed responses whose own answers, tabulated alone, give another figure. Empty in an open round, and if only the definition
/// changed.
/// </param>
public sealed record ChangedResult(QuestionFigure Figure, object? Earlier, object? Later, IReadOnlyList<ResponseChange> Causes)
{
    /// <summary>The figures that changed, in the order of the later questionnaire; those that it lacks follow.</summary>
    /// <param name="before">The earlier state.</param>
    /// <param name="after">The later state.</param>
    /// <param name="changes">The responses that changed between them.</param>
    internal static IReadOnlyList<ChangedResult> AllOf(
        ComparedState before,
        ComparedState after,
        IReadOnlyList<ResponseChange> changes)
    {
        var known = QuestionFigure.AllOf(before.Results).ToDictionary(figure => figure.Key);
        var found = new List<ChangedResult>();
        foreach (var figure in QuestionFigure.AllOf(after.Results))
        {
            known.Remove(figure.Key, out var earlier);
            Add(figure, earlier?.Value, figure.Value);
        }

        foreach (var figure in QuestionFigure.AllOf(before.Results).Where(figure => known.ContainsKey(figure.Key)))
        {
            Add(figure, figure.Value, later: null);
        }

        if (found.Count == 0 || changes.Count == 0)
        {
            return found;
        }

        var own = changes
            .Select(change => (
                Change: change,
                Before: new OwnAnswers(before, change.Organization.Code),
                After: new OwnAnswers(after, change.Organization.Code)))
            .ToList();
        return
        [
            .. found.Select(changed => changed with
            {
                Causes = [.. own.Where(each => changed.IsCausedBy(each.Before, each.After)).Select(each => each.Change)],
            }),
        ];

        void Add(QuestionFigure figure, object? earlier, object? later)
        {
            if (Differ(earlier, later))
            {
                found.Add(new ChangedResult(figure, earlier, later, []));
            }
        }
    }

    /// <summary>
    /// True if the respondent's own figure changed. For the smallest and the largest value, the respondent must also have had that value
    /// before, or have it now.
    /// </summary>
    private bool IsCausedBy(OwnAnswers before, OwnAnswers after)
    {
        var (earlier, later) = (before.FindValue(Figure), after.FindValue(Figure));
        return Figure.IsExtreme ? Differ(earlier, later) && (Equals(earlier, Earlier) || Equals(later, Later))
            : Differ(earlier, later)
                || (Figure.IsOfAllNumbers && !before.GetTexts(Figure).SequenceEqual(after.GetTexts(Figure), StringComparer.Ordinal));
    }

    /// <summary>True if two values differ. A missing one counts as 0: a new choice that nobody made changes nothing.</summary>
    private static bool Differ(object? earlier, object? later) => !(earlier ?? 0m).Equals(later ?? 0m);

    /// <summary>The answers of one respondent in one state, tabulated alone; none if the state has no response.</summary>
    private sealed class OwnAnswers
    {
        private readonly Response? _response;
        private readonly RoundResults? _results;
        private readonly Dictionary<(string, string, string?), object> _values = [];

        public OwnAnswers(ComparedState state, string respondent)
        {
            if (state.Responses.TryGetValue(respondent, out _response))
            {
                var builder = new ResultsBuilder(state.Overview.Round, ResultSelection.All);
                builder.Add(_response);
                _results = builder.Build();
                _values = QuestionFigure.AllOf(_results).ToDictionary(figure => figure.Key, figure => figure.Value);
            }
        }

        public object? FindValue(QuestionFigure figure) => _values.GetValueOrDefault(figure.Key);

        /// <summary>The answers to the figure's question as texts, in an order that depends on them only.</summary>
        public IEnumerable<string> GetTexts(QuestionFigure figure) =>
            _results?.Questions.FirstOrDefault(result => result.Question.Path == figure.Question.Path) is { } result
                ? GivenAnswer.Of(result.Question, _response!, _results.Round)
                    .Select(given => given.Answer.ToText())
                    .Order(StringComparer.Ordinal)
                : [];
    }
}
