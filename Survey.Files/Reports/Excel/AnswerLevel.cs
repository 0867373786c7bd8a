using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;

namespace Survey.Files.Reports.Excel;

/// <summary>The questions outside repeat groups, or those of one repeat group.</summary>
/// <param name="Path">The repeat groups around the questions, outermost first; empty outside repeat groups.</param>
/// <param name="Scope">The questions.</param>
internal sealed record AnswerLevel(IReadOnlyList<Repeat> Path, QuestionScope Scope)
{
    /// <summary>The questions that have an answer of their own.</summary>
    public IEnumerable<ScopedQuestion> Questions => Scope.Questions.Where(scoped => scoped.Question is not Repeat);

    /// <summary>All levels: each repeat group at any depth in the order of the questionnaire, then what is outside them.</summary>
    public static IReadOnlyList<AnswerLevel> AllOf(QuestionScope scope) =>
        [.. AnsweredRow.GetGroups(scope).Select(path => new AnswerLevel(path, path[^1].Scope)), new([], scope)];

    /// <summary>The scopes of this level in one response: the rows of the repeat group, or the response itself.</summary>
    /// <param name="response">The answers of the response.</param>
    public IEnumerable<AnswerScope> GetScopes(AnswerScope response) => Path.Aggregate(
        (IEnumerable<AnswerScope>)[response],
        (scopes, repeat) => scopes.SelectMany(scope => scope.GetRelevantRows(repeat)));
}
