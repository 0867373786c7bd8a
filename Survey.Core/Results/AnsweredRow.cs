using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>One row of a repeat group of a response, at any depth.</summary>
/// <param name="Response">The response that holds the row.</param>
/// <param name="Digest">What the analysis counts of that response.</param>
/// <param name="Groups">The repeat group of the row and those around it, outermost first.</param>
/// <param name="Scope">The answers of the row.</param>
public sealed record AnsweredRow(Response Response, ResponseDigest Digest, IReadOnlyList<Repeat> Groups, AnswerScope Scope)
{
    /// <summary>The repeat group of the row.</summary>
    public Repeat Repeat => Groups[^1];

    /// <summary>The codes of <see cref="Groups"/>, joined by a point.</summary>
    public string RepeatPath => ToPath(Groups);

    /// <summary>The number of the row in each of <see cref="Groups"/>, from 1.</summary>
    public IReadOnlyList<int> Rows =>
        [.. Scope.Outwards().Where(scope => scope.Outer is not null).Reverse().Select(scope => scope.Position)];

    /// <summary>Number of the row: <c>2.1</c> is the first row of a group inside row 2.</summary>
    public string Number => string.Join('.', Rows.Select(row => row.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The rows of a response, whether relevant or not. A row is followed by the rows inside it.</summary>
    /// <param name="response">The response.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="round">The round of the response.</param>
    public static IEnumerable<AnsweredRow> Of(Response response, ResponseDigest digest, Round round) =>
        Collect(response.ToScope(round), []).Select(row => new AnsweredRow(response, digest, row.Groups, row.Scope));

    /// <summary>The repeat groups of a questionnaire with their <see cref="RepeatPath"/>, in the order of the questionnaire.</summary>
    public static IEnumerable<(string Path, Repeat Repeat)> GetRepeats(QuestionScope scope) =>
        GetGroups(scope).Select(groups => (ToPath(groups), groups[^1]));

    /// <summary>
    /// The repeat groups of a questionnaire, in its order, each after the ones around it: <c>[a, b]</c> is <c>b</c> inside <c>a</c>.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Repeat>> GetGroups(QuestionScope scope) => GetGroups(scope, []);

    /// <summary>True if a coded answer of the row covers the element, which is one of the framework that the analysis counts.</summary>
    public bool Covers(Element element, Round round) =>
        GetCoded(round).Any(coded => Coverage.Of(coded, round.Framework).Elements.Contains(element.Position));

    /// <summary>True if a coded answer of the row covers the theme, which is one of the framework that the analysis counts.</summary>
    public bool Covers(Theme theme, Round round) =>
        GetCoded(round).Any(coded => Coverage.Of(coded, round.Framework).Themes.Contains(theme.Position));

    private static string ToPath(IEnumerable<Repeat> groups) => string.Join('.', groups.Select(group => group.Code));

    private IEnumerable<CodedAnswer> GetCoded(Round round) => Repeat.Scope.Questions
        .Select(scoped => scoped.Question)
        .OfType<CodedQuestion>()
        .Where(question => round.Frameworks.Get(question.Framework) == round.Framework)
        .Select(question => Scope.FindAnswer(question.Code))
        .OfType<CodedAnswer>();

    private static IEnumerable<IReadOnlyList<Repeat>> GetGroups(QuestionScope scope, IReadOnlyList<Repeat> around) =>
        scope.Questions.Select(scoped => scoped.Question).OfType<Repeat>().SelectMany(repeat =>
            GetGroups(repeat.Scope, [.. around, repeat]).Prepend([.. around, repeat]));

    private static IEnumerable<(IReadOnlyList<Repeat> Groups, AnswerScope Scope)> Collect(AnswerScope scope, IReadOnlyList<Repeat> around)
    {
        foreach (var repeat in scope.Questions.Questions.Select(scoped => scoped.Question).OfType<Repeat>())
        {
            IReadOnlyList<Repeat> groups = [.. around, repeat];
            foreach (var row in scope.GetRows(repeat))
            {
                yield return (groups, row);
                foreach (var inner in Collect(row, groups))
                {
                    yield return inner;
                }
            }
        }
    }
}
