using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>Counts the answers to one question, in total and by group.</summary>
internal sealed class QuestionTally
{
    private readonly ResultQuestion _question;
    private readonly Framework? _framework;
    private readonly Dictionary<string, int> _positions;
    private readonly AnswerTally _total;
    private readonly AnswerTally[] _groups;
    private readonly IReadOnlyList<(string Code, LocalizedText Label)> _entries;
    private ResultKind _kind;

    public QuestionTally(ResultQuestion question, int groups, Round round)
    {
        _question = question;
        _framework = question.Question is CodedQuestion coded ? round.Frameworks.Get(coded.Framework) : null;
        _kind = ResultKinds.Of(question.Question);
        _entries = ResultKinds.EntriesOf(question.Question, round.Frameworks);
        _positions = _entries.Select((entry, position) => (entry.Code, position))
            .ToDictionary(entry => entry.Code, entry => entry.position, StringComparer.Ordinal);
        _total = new AnswerTally(_entries.Count, keepsOrganizations: !round.IsOpen);
        _groups = [.. Enumerable.Range(0, groups).Select(_ => new AnswerTally(_entries.Count, keepsOrganizations: !round.IsOpen))];
    }

    /// <summary>Counts a response or row in which the question is relevant.</summary>
    /// <param name="answer">Its answer; null if there is none.</param>
    /// <param name="groups">Positions of its groups.</param>
    /// <param name="respondent">Its respondent.</param>
    public void Add(Answer? answer, List<int> groups, CountedRespondent respondent)
    {
        var value = answer is null ? null : Read(answer);
        _total.Add(value, respondent);
        foreach (var group in groups)
        {
            _groups[group].Add(value, respondent);
        }
    }

    public QuestionResult Build(List<ResultGroup> groups)
    {
        // Without a value it is not known whether a calculation gives numbers.
        if (_question.Question is CalculatedQuestion && _total.Answered == 0)
        {
            _kind = ResultKind.Answers;
        }

        var inRows = _question.Groups.Count > 0;
        return new QuestionResult(
            _question,
            _kind,
            _total.Build(_kind, _entries, inRows),
            [.. groups.Zip(_groups, (group, tally) => new GroupResult(group, tally.Build(_kind, _entries, inRows)))]);
    }

    private TalliedAnswer Read(Answer answer)
    {
        switch (_kind)
        {
            case ResultKind.Choices or ResultKind.Ranks:
                IReadOnlyList<string> codes = answer is ChoicesAnswer many ? many.Codes : [answer.ToText()];
                return TalliedAnswer.Of(codes.Select(code => _positions.GetValueOrDefault(code, -1)));

            case ResultKind.Elements:
                return TalliedAnswer.Of(Coverage.Of((CodedAnswer)answer, _framework!).Elements.Positions);

            case ResultKind.Numbers when GivenAnswer.FindNumber(answer) is { } number:
                return TalliedAnswer.OfNumber(number);

            case ResultKind.Numbers:
                ForgetNumbers();
                return TalliedAnswer.Other;

            case ResultKind.Dates:
                return TalliedAnswer.OfDate(((DateAnswer)answer).Value);

            case ResultKind.Answers:
                return TalliedAnswer.Other;

            default:
                throw new InvalidOperationException($"No kind {_kind}.");
        }
    }

    private void ForgetNumbers()
    {
        _kind = ResultKind.Answers;
        _total.ForgetNumbers();
        foreach (var group in _groups)
        {
            group.ForgetNumbers();
        }
    }
}
