using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Tells default expressions from literal default answers, by the rules of pyxform.</summary>
internal static partial class DynamicDefault
{
    /// <summary>True if a default is an expression: it calls a function, refers to a question, or contains an operator.</summary>
    /// <param name="text">Contents of the column "default".</param>
    /// <param name="kind">The type of the question. In a default of a date, a hyphen is not an operator.</param>
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

    /// <summary>True if a default calls a function or refers to a question, so it cannot be a literal answer.</summary>
    public static bool IsSurelyDynamic(string text) => Token().Matches(text).Any(token => token.Groups["sure"].Success);

    // The alternatives before the groups match dates, times and numbers, the one after them quoted texts. They may
    // contain operator characters without being expressions.
    [GeneratedRegex(
        @"-?\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\S*)?|\d{2}:\d{2}:\d{2}((\+|-)\d{2}:\d{2}|Z)?|-?\d+\.\d*|-?\.\d+|-?\d+"
            + @"|(?<minus>-)"
            + @"|(?<dynamic>\*|\+|\ mod\ |\ div\ |\||(?<sure>\$\{[^}]*\})"
            + @"|(?<sure>[\p{L}_][\p{L}\p{N}_.\-]*(:[\p{L}_][\p{L}\p{N}_.\-]*)?\()|[\p{L}_][\p{L}\p{N}_.\-]*\[)"
            + """|"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_.\-]*|.""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Token();
}
