using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Results;

/// <summary>A question that can be tabulated, with its place in the questionnaire.</summary>
/// <param name="Question">The question, which is never a repeat group.</param>
/// <param name="Groups">The repeat groups around it, outermost first; empty outside repeat groups.</param>
public sealed record ResultQuestion(Question Question, IReadOnlyList<Repeat> Groups)
{
    /// <summary>The codes of the repeat groups around it, joined by a point; null outside repeat groups.</summary>
    public string? RepeatPath => Groups.Count == 0 ? null : string.Join('.', Groups.Select(group => group.Code));

    /// <summary>Its code, after those of the repeat groups around it: <c>practices.partners.name</c>.</summary>
    public string Path => RepeatPath is { } repeat ? $"{repeat}.{Question.Code}" : Question.Code;

    /// <summary>False for percentages, whose sum means nothing.</summary>
    public bool HasSum => Question is not NumericQuestion { Unit.IsPercent: true };

    /// <summary>All questions that can be tabulated, in the order of the questionnaire.</summary>
    public static IReadOnlyList<ResultQuestion> AllOf(Questionnaire questionnaire) => [.. Collect(questionnaire.Scope, [])];

    /// <summary>
    /// The first select-one question with a code or path; null if there is none. A code finds a question outside repeat groups
    /// before one inside.
    /// </summary>
    public static ResultQuestion? FindSelectOne(Questionnaire questionnaire, string name) =>
        AllOf(questionnaire)
            .Where(each => each.Question is SelectOneQuestion && each.IsCalled(name))
            .OrderBy(each => each.Groups.Count)
            .FirstOrDefault();

    /// <summary>True if the name is the code or the path of the question.</summary>
    public bool IsCalled(string name) => name == Question.Code || name == Path;

    private static IEnumerable<ResultQuestion> Collect(QuestionScope scope, IReadOnlyList<Repeat> groups)
    {
        foreach (var question in scope.Questions.Select(scoped => scoped.Question))
        {
            if (question is Repeat repeat)
            {
                foreach (var inner in Collect(repeat.Scope, [.. groups, repeat]))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return new ResultQuestion(question, groups);
            }
        }
    }
}
