using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

// How the counting works.
//
// Each response is read once and not kept. Its scopes are visited in the order of the questionnaire: first the response
// itself, then the rows of each repeat group, and the rows inside them. Every relevant question adds its answer to the tally
// of all respondents and to the tally of each of its groups: the regions, the type and the group of types of the respondent,
// and the choices that divide the results. A tally holds counters, and for numbers how often each one was given, because the
// median needs them.

/// <summary>Tabulates responses into <see cref="RoundResults"/>, in one pass and in any order.</summary>
internal sealed class ResultsBuilder
{
    private readonly Round _round;
    private readonly ResultSelection _selection;
    private readonly List<ResultGroup> _groups;
    private readonly Dictionary<string, int> _answerGroups = new(StringComparer.Ordinal);
    private readonly Dictionary<Question, QuestionTally> _tallies = new(ReferenceEqualityComparer.Instance);
    private readonly List<QuestionTally> _inOrder = [];
    private int _responded;

    public ResultsBuilder(Round round, ResultSelection selection)
    {
        _round = round;
        _selection = selection;
        _groups =
        [
            .. round.Directory.Regions.Select(ResultGroup.Of),
            .. round.Directory.Types.Select(ResultGroup.Of),
            .. round.Directory.Groups.Select(ResultGroup.Of),
        ];
        if (selection.By is { Question: SelectOneQuestion by })
        {
            foreach (var choice in by.Choices.Choices)
            {
                if (_answerGroups.TryAdd(choice.Code, _groups.Count))
                {
                    _groups.Add(ResultGroup.Of(choice));
                }
            }
        }

        foreach (var question in ResultQuestion.AllOf(round.Questionnaire))
        {
            if (selection.Question is null || question.IsCalled(selection.Question))
            {
                var tally = new QuestionTally(question, _groups.Count, round);
                _tallies.Add(question.Question, tally);
                _inOrder.Add(tally);
            }
        }
    }

    public void Add(Response response)
    {
        var respondent = response.Respondent;
        if (!response.State.Counts() || (_selection.Region is { } only && !respondent.Regions.Contains(only)))
        {
            return;
        }

        _responded++;
        List<int> groups =
        [
            .. respondent.Regions.Select(region => region.Position),
            _round.Directory.Regions.Count + respondent.Type.Position,
        ];
        if (respondent.Type.Group is { } group)
        {
            groups.Add(_round.Directory.Regions.Count + _round.Directory.Types.Count + group.Position);
        }

        Visit(response.ToScope(_round), groups, new CountedRespondent(_responded, respondent.Organization));
    }

    public RoundResults Build() => new(_round, _selection, _responded, [.. _inOrder.Select(tally => tally.Build(_groups))]);

    private void Visit(AnswerScope scope, List<int> ofRespondent, CountedRespondent respondent)
    {
        List<int> groups = _answerGroups.Count == 0 ? ofRespondent : [.. ofRespondent, .. FindAnswerGroups(scope)];
        foreach (var scoped in scope.Questions.Questions)
        {
            if (scoped.Question is Repeat repeat)
            {
                foreach (var row in scope.GetRelevantRows(repeat))
                {
                    Visit(row, ofRespondent, respondent);
                }
            }
            else if (_tallies.TryGetValue(scoped.Question, out var tally) && scope.IsRelevant(scoped))
            {
                tally.Add(GivenAnswer.FindAnswer(scope, scoped), groups, respondent);
            }
        }
    }

    /// <summary>
    /// The groups of the choices that the dividing question has here. If it is in rows below or beside this scope, all choices
    /// of these rows, each once.
    /// </summary>
    private HashSet<int> FindAnswerGroups(AnswerScope scope)
    {
        var path = _selection.By!.Groups;
        var scopes = scope.Outwards().Reverse().ToList();

        // The innermost scope that contains both the scope and the question.
        var depth = 0;
        while (depth < path.Count && depth + 1 < scopes.Count && scopes[depth + 1].Questions == path[depth].Scope)
        {
            depth++;
        }

        var found = new HashSet<int>();
        Gather(scopes[depth], depth, found);
        return found;
    }

    private void Gather(AnswerScope scope, int depth, HashSet<int> found)
    {
        var by = _selection.By!;
        if (depth < by.Groups.Count)
        {
            foreach (var row in scope.GetRelevantRows(by.Groups[depth]))
            {
                Gather(row, depth + 1, found);
            }
        }
        else if (scope.IsRelevant(scope.Questions.Find(by.Question.Code)!)
            && scope.FindAnswer(by.Question.Code) is ChoiceAnswer choice
            && _answerGroups.TryGetValue(choice.Code, out var group))
        {
            found.Add(group);
        }
    }
}
