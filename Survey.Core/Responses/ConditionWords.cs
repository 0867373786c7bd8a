using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Responses;

/// <summary>Writes conditions for those who answer: with the words of questions in place of <c>${code}</c>.</summary>
internal static partial class ConditionWords
{
    /// <summary>Conditions that all must hold, as a detail of a problem.</summary>
    /// <param name="scope">The scope of the conditions.</param>
    /// <param name="conditions">The conditions.</param>
    public static Detail Of(AnswerScope scope, params IEnumerable<Expression> conditions) =>
        Detail.InLanguages(language => string.Join(" and ", conditions.Select(condition => Write(condition.Text, scope, language))));

    private static string Write(string text, AnswerScope scope, string language) => Reference().Replace(
        text,
        match => match.Groups["code"] is { Success: true } code
            && scope.Chain.Find(new ExpressionNode.Reference(code.Value, match.Groups["up"].Captures.Count)) is { } found
                ? $"“{Excerpt.Of(Inner().Replace(found.Question.Question.Label.In(language), "…"))}”"
                : match.Value);

    // Quoted texts stay as they are.
    [GeneratedRegex(
        """'[^']*'|"[^"]*"|\$\{\s*(?<code>[^${}]*?)\s*\}|(?<![/.\w])(?<up>\.\./)+(?<code>[A-Za-z_][A-Za-z0-9_.\-]*)""",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Reference();

    // References in the label of a question.
    [GeneratedRegex(@"\$\{[^${}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inner();
}
