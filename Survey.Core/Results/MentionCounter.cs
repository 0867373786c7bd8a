using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
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
    private readonly Dictionary<string, FrameworkMentions> _frameworks = new(StringComparer.Ordinal);
    private int _responded;

    public MentionCounter(Round round)
    {
        _round = round;
        foreach (var question in ResultQuestion.AllOf(round.Questionnaire).Select(each => each.Question).OfType<CodedQuestion>())
        {
            var framework = FrameworkOf(question);
            _frameworks.TryAdd(framework.Code, new FrameworkMentions(framework.Elements.Count));
        }
    }

    public void Add(Response response)
    {
        if (!response.State.Counts())
        {
            return;
        }

        _responded++;
        Visit(response.ToScope(_round));
        foreach (var mentions in _frameworks.Values)
        {
            mentions.Finish(response.Respondent.Organization);
        }
    }

    /// <summary>The respondents that name an element; null if no question uses the framework, or if nobody responded.</summary>
    public RespondentGroup? FindGroup(Framework framework, Element element) =>
        _responded == 0 ? null : _frameworks.GetValueOrDefault(framework.Code)?.ToGroup(element, keepsOrganizations: !_round.IsOpen);

    private void Visit(AnswerScope scope)
    {
        foreach (var scoped in scope.Questions.Questions.Where(scope.IsRelevant))
        {
            if (scoped.Question is Repeat repeat)
            {
                foreach (var row in scope.GetRows(repeat))
                {
                    Visit(row);
                }
            }
            else if (scoped.Question is CodedQuestion question && scope.FindAnswer(question.Code) is CodedAnswer answer)
            {
                var framework = FrameworkOf(question);
                _frameworks[framework.Code].Add(Coverage.Of(answer, framework).Elements);
            }
        }
    }

    private Framework FrameworkOf(CodedQuestion question) => _round.Frameworks.Get(question.Framework);

    /// <summary>The mentions of one framework's elements.</summary>
    private sealed class FrameworkMentions(int elements)
    {
        private readonly int[] _counts = new int[elements];

        private readonly SortedDictionary<int, Organization>[] _by =
            [.. Enumerable.Range(0, elements).Select(_ => new SortedDictionary<int, Organization>())];

        private ElementSet _named;

        public void Add(ElementSet named) => _named |= named;

        /// <summary>Counts what the last response named, each element once.</summary>
        public void Finish(Organization? organization)
        {
            foreach (var position in _named.Positions)
            {
                _counts[position]++;
                if (organization is not null)
                {
                    _by[position][organization.Position] = organization;
                }
            }

            _named = ElementSet.Empty;
        }

        public RespondentGroup ToGroup(Element element, bool keepsOrganizations) =>
            new(_counts[element.Position], keepsOrganizations ? [.. _by[element.Position].Values] : null);
    }
}
