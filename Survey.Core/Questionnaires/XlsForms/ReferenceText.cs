using System.Text;
using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Finds and replaces references <c>${name}</c> in any text: an expression, a label or a parameter.</summary>
internal static partial class ReferenceText
{
    /// <summary>The references in a text, in order: the name, and whether it is a well-formed name.</summary>
    public static IEnumerable<(string Name, bool IsWellFormed)> Find(string text)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            var next = text.IndexOf("${", at + 2, StringComparison.Ordinal);
            if (end < 0 || (next >= 0 && next < end))
            {
                yield return (text[at..Math.Min(text.Length, at + 20)], false);
                at += 2;
                continue;
            }

            var name = text[(at + 2)..end];
            yield return (name, Name().IsMatch(name));
            at = end + 1;
        }
    }

    /// <summary>The names that follow a slash in a text, as the steps of a path do.</summary>
    public static IEnumerable<string> FindSteps(string text) =>
        text.Contains('/', StringComparison.Ordinal) ? Step().Matches(text).Select(match => match.Groups["name"].Value) : [];

    /// <summary>Replaces the names in the references of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="rename">Returns the new name; the same name to keep it.</param>
    public static string Rename(string text, Func<string, string> rename)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var renamed = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match match in Reference().Matches(text))
        {
            renamed.Append(text, from, match.Index - from).Append("${").Append(rename(match.Groups["name"].Value)).Append('}');
            from = match.Index + match.Length;
        }

        return renamed.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>True if the text is one reference and nothing else.</summary>
    public static bool IsReference(string text) =>
        Reference().Match(text) is { Success: true } match && match.Length == text.Trim().Length;

    /// <summary>True if the text is a valid name: a letter or underscore, then letters, digits, underscores, hyphens and dots.</summary>
    public static bool IsName(string text) => Name().IsMatch(text) && !text.Contains('#', StringComparison.Ordinal);

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{M}\p{N}_.\-]*((:|#)[\p{L}_][\p{L}\p{M}\p{N}_.\-]*)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"/\s*(?<name>[\p{L}_][\p{L}\p{M}\p{N}_.\-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\$\{(?<name>[^${}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
