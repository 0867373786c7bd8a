using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;

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

        var own = changes.Select(change => (change, OwnAnswers.Of(before, after, change.Organization.Code))).ToList();
        return
        [
            .. found.Select(changed => changed with
            {
                Causes = [.. own.Where(each => each.Item2.Cause(changed)).Select(each => each.change)],
            }),
        ];

        void Add(QuestionFigure figure, object? earlier, object? later)
        {
            // A choice that is new and that nobody made changes nothing.
            if (!(earlier ?? 0m).Equals(later ?? 0m))
            {
                found.Add(new ChangedResult(figure, earlier, later, []));
            }
        }
    }

    /// <summary>The answers of one respondent in two states, tabulated alone.</summary>
    private sealed class OwnAnswers
    {
        private readonly (Response? Response, Round Round, Dictionary<(string, string, string?), object> Figures) _before;
        private readonly (Response? Response, Round Round, Dictionary<(string, string, string?), object> Figures) _after;

        private OwnAnswers(Response? before, Round earlier, Response? after, Round later) =>
            (_before, _after) = ((before, earlier, Tabulate(before, earlier)), (after, later, Tabulate(after, later)));

        public static OwnAnswers Of(ComparedState before, ComparedState after, string respondent) =>
            new(
                before.Responses.GetValueOrDefault(respondent),
                before.Overview.Round,
                after.Responses.GetValueOrDefault(respondent),
                after.Overview.Round);

        /// <summary>
        /// True if the respondent's own figure is another one. Of the smallest and the largest value it must have been that value, or be it
        /// now.
        /// </summary>
        public bool Cause(ChangedResult changed)
        {
            var figure = changed.Figure;
            var before = _before.Figures.GetValueOrDefault(figure.Key);
            var after = _after.Figures.GetValueOrDefault(figure.Key);
            var differs = !(before ?? 0m).Equals(after ?? 0m);
            return figure.IsExtreme ? differs && (Equals(before, changed.Earlier) || Equals(after, changed.Later))
                : differs
                    || (figure.IsOfAllNumbers
                        && !TextsOf(_before.Response, _before.Round, figure)
                            .SequenceEqual(TextsOf(_after.Response, _after.Round, figure), StringComparer.Ordinal));
        }

        private static IEnumerable<string> TextsOf(Response? response, Round round, QuestionFigure figure) =>
            response is not null
            && ResultQuestion.AllOf(round.Questionnaire).FirstOrDefault(each => each.Path == figure.Question.Path) is { } question
                ? GivenAnswer.Of(question, response, round).Select(given => given.Answer.ToText()).Order(StringComparer.Ordinal)
                : [];

        private static Dictionary<(string, string, string?), object> Tabulate(Response? response, Round round)
        {
            if (response is null)
            {
                return [];
            }

            var builder = new ResultsBuilder(round, ResultSelection.All);
            builder.Add(response);
            return QuestionFigure.AllOf(builder.Build()).ToDictionary(figure => figure.Key, figure => figure.Value);
        }
    }
}
