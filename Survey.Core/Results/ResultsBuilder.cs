using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

// How the counting works.
//
// Each response is read once and not kept. Its scopes are visited in the order of the questionnaire: first the response
// itself, then the rows of each repeat group, and the rows inside them. Every relevant question adds its answer to what the
// response counts (AnswerCounts), and this is added to the tally of the respondent's type and to those of its regions. If a
// question divides the results, what the response counts with each choice is added to the tally of that choice. A tally is
// an array of counters, and for numbers how often each one was given, because the median needs them. A respondent has one
// type, so the types together are the total, and some of them are a group of types.

/// <summary>Tabulates responses into <see cref="RoundResults"/>, in one pass and in any order.</summary>
internal sealed class ResultsBuilder
{
    private readonly Round _round;
    private readonly ResultSelection _selection;
    private readonly ResultLayout _layout;
    private readonly AnswerTally[] _regions;
    private readonly AnswerTally[] _types;
    private readonly List<(ResultGroup Group, AnswerTally Tally)> _answers = [];
    private readonly AnswerVisitor _visitor;
    private int _responded;

    public ResultsBuilder(Round round, ResultSelection selection)
    {
        _round = round;
        _selection = selection;
        _layout = ResultLayout.Of(round);
        _regions = [.. round.Directory.Regions.Select(_ => NewTally())];
        _types = [.. round.Directory.Types.Select(_ => NewTally())];
        var choices = new Dictionary<string, int>(StringComparer.Ordinal);
        if (selection.By is { Question: SelectOneQuestion by })
        {
            foreach (var choice in by.Choices.Choices)
            {
                if (choices.TryAdd(choice.Code, _answers.Count))
                {
                    _answers.Add((ResultGroup.Of(choice), NewTally()));
                }
            }
        }

        _visitor = new AnswerVisitor(_layout, selection, choices);
    }

    public void Add(Response response)
    {
        var respondent = response.Respondent;
        if (!response.State.Counts() || (_selection.Region is { } only && !respondent.Regions.Contains(only)))
        {
            return;
        }

        _responded++;
        var counts = new AnswerCounts();
        var byAnswer = new Dictionary<int, AnswerCounts>();
        _visitor.Count(response.ToScope(_round), counts, byAnswer);
        _types[respondent.Type.Position].Add(counts, respondent.Organization);
        foreach (var region in respondent.Regions)
        {
            _regions[region.Position].Add(counts, respondent.Organization);
        }

        foreach (var (answer, ofAnswer) in byAnswer)
        {
            _answers[answer].Tally.Add(ofAnswer, respondent.Organization);
        }
    }

    /// <summary>Adds respondents of a region that were counted before.</summary>
    public void AddRegion(int region, AnswerTally tally) => _regions[region].Merge(tally);

    /// <summary>Adds respondents of a type that were counted before, which also adds them to the total.</summary>
    public void AddType(int type, AnswerTally tally, int respondents)
    {
        _types[type].Merge(tally);
        _responded += respondents;
    }

    /// <summary>Adds the respondents that another builder counted for the same round and selection; they must be other ones.</summary>
    public void Merge(ResultsBuilder other)
    {
        _responded += other._responded;
        foreach (var (tally, more) in _regions.Zip(other._regions)
            .Concat(_types.Zip(other._types))
            .Concat(_answers.Zip(other._answers, (each, more) => (each.Tally, more.Tally))))
        {
            tally.Merge(more);
        }
    }

    public RoundResults Build()
    {
        var directory = _round.Directory;
        var total = Join(_types);
        List<(ResultGroup Group, AnswerTally Tally)> groups =
        [
            .. directory.Regions.Select(region => (ResultGroup.Of(region), _regions[region.Position])),
            .. directory.Types.Select(type => (ResultGroup.Of(type), _types[type.Position])),
            .. directory.Groups.Select(group => (
                ResultGroup.Of(group),
                Join(directory.Types.Where(type => type.Group?.Position == group.Position).Select(type => _types[type.Position])))),
            .. _answers,
        ];
        return new RoundResults(
            _round,
            _selection,
            _responded,
            [.. _layout.Questions.Where(question => AnswerVisitor.Selects(_selection, question)).Select(BuildQuestion)]);

        QuestionResult BuildQuestion(QuestionLayout question)
        {
            var kind = total.GetKind(question);
            return new QuestionResult(
                question.Question,
                kind,
                total.Build(question, kind),
                [.. groups.Select(each => new GroupResult(each.Group, each.Tally.Build(question, kind)))]);
        }
    }

    private AnswerTally NewTally() => new(_layout, keepsOrganizations: !_round.IsOpen);

    private AnswerTally Join(IEnumerable<AnswerTally> tallies)
    {
        var all = NewTally();
        foreach (var tally in tallies)
        {
            all.Merge(tally);
        }

        return all;
    }
}
