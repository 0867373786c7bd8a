using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>
/// Counts the respondents that name each element of each framework, in whichever coded question. Each response is read once
/// and not kept.
/// </summary>
internal sealed class MentionCounter
{
    private readonly Round _round;
    private readonly Dictionary<string, RespondentCounter[]> _frameworks = new(StringComparer.Ordinal);
    private int _responded;

    public MentionCounter(Round round)
    {
        _round = round;
        foreach (var question in ResultQuestion.AllOf(round.Questionnaire).Select(each => each.Question).OfType<CodedQuestion>())
        {
            var framework = FrameworkOf(question);
            _frameworks.TryAdd(framework.Code, [.. framework.Elements.Select(_ => new RespondentCounter(!round.IsOpen))]);
        }
    }

    public void Add(Response response)
    {
        if (!response.State.Counts())
        {
            return;
        }

        _responded++;
        Visit(response.ToScope(_round), new CountedRespondent(_responded, response.Respondent.Organization));
    }

    /// <summary>The respondents that name an element; null if no question uses the framework, or if nobody responded.</summary>
    public RespondentGroup? FindGroup(Framework framework, Element element) =>
        _responded == 0 ? null : _frameworks.GetValueOrDefault(framework.Code)?[element.Position].ToGroup();

    private void Visit(AnswerScope scope, CountedRespondent respondent)
    {
        foreach (var scoped in scope.Questions.Questions.Where(scope.IsRelevant))
        {
            if (scoped.Question is Repeat repeat)
            {
                foreach (var row in scope.GetRows(repeat))
                {
                    Visit(row, respondent);
                }
            }
            else if (scoped.Question is CodedQuestion question && scope.FindAnswer(question.Code) is CodedAnswer answer)
            {
                var framework = FrameworkOf(question);
                foreach (var position in Coverage.Of(answer, framework).Elements.Positions)
                {
                    _frameworks[framework.Code][position].Add(respondent);
                }
            }
        }
    }

    private Framework FrameworkOf(CodedQuestion question) => _round.Frameworks.Get(question.Framework);
}
