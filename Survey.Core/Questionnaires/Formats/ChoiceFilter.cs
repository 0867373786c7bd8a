using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Formats;

/// <summary>Reads the filter of a list of choices, in which a bare name stands for a column of the choice: <c>country=${country}</c>.</summary>
/// <remarks>
/// The one place where filters are parsed. The language of expressions has no bare names so far; a filter with one is
/// kept as a text that lets every choice through.
/// </remarks>
internal static class ChoiceFilter
{
    /// <summary>Parses a filter.</summary>
    /// <returns>The filter; null after a problem.</returns>
    public static Expression? Parse(string text, Place place, ProblemLog problems) =>
        HasBareName(text)
            ? new Expression(text, new ExpressionNode.Literal(new ExpressionValue(truth: true)), [.. GetReferences(text)])
            : Expression.Parse(text, place, problems);

    private static bool HasBareName(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var character = text[at];
            if (character is '\'' or '"')
            {
                var end = text.IndexOf(character, at + 1);
                at = end < 0 ? text.Length : end + 1;
            }
            else if (character == '$')
            {
                var end = text.IndexOf('}', at);
                at = end < 0 ? text.Length : end + 1;
            }
            else if (char.IsLetter(character) || character == '_')
            {
                var start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
                {
                    at++;
                }

                var isCall = text.AsSpan(at).TrimStart().StartsWith("(", StringComparison.Ordinal);
                if (!isCall && text[start..at] is not ("and" or "or" or "div" or "mod"))
                {
                    return true;
                }
            }
            else
            {
                at++;
            }
        }

        return false;
    }

    private static IEnumerable<string> GetReferences(string text) =>
        text.Split("${").Skip(1).Where(part => part.Contains('}', StringComparison.Ordinal)).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)].Trim()).Distinct(StringComparer.Ordinal);
}
