using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Tells defaults that are worked out from those that are the answer itself, as forms' compilers do.</summary>
internal static partial class DynamicDefault
{
    /// <summary>Whether a default is worked out: it calls a function, refers to a question, or holds an operator.</summary>
    /// <param name="text">The default.</param>
    /// <param name="kind">The question's type; in dates a hyphen is none of an operator.</param>
    public static bool IsDynamic(string text, RowKind kind)
    {
        foreach (Match token in Token().Matches(text))
        {
            if (token.Groups["minus"].Success && kind is RowKind.Date or RowKind.DateTime)
            {
                return false;
            }

            if (token.Groups["minus"].Success || token.Groups["dynamic"].Success)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it calls a function or refers to a question, so that it cannot be meant as it stands.</summary>
    public static bool IsSurelyDynamic(string text) => Token().Matches(text).Any(token => token.Groups["sure"].Success);

    // What stands before the groups can hold signs of operators without being one: dates, times, numbers, texts in quotes.
    [GeneratedRegex(
        """-?\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\S*)?|\d{2}:\d{2}:\d{2}((\+|-)\d{2}:\d{2}|Z)?|-?\d+\.\d*|-?\.\d+|-?\d+|(?<minus>-)|(?<dynamic>\*|\+|\ mod\ |\ div\ |\||(?<sure>\$\{[^}]*\})|(?<sure>[\p{L}_][\p{L}\p{N}_.\-]*(:[\p{L}_][\p{L}\p{N}_.\-]*)?\()|[\p{L}_][\p{L}\p{N}_.\-]*\[)|"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_.\-]*|.""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Token();
}
