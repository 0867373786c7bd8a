using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Parses the column "parameters": <c>start=1 end=5; step=0.5</c>.</summary>
internal static partial class RowParameters
{
    /// <summary>
    /// The parameters by name (in lower case), in order; the last one wins if a name is repeated. Null if the text has
    /// another form.
    /// </summary>
    public static OrderedDictionary<string, string>? Parse(string? text)
    {
        var parameters = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        foreach (Match pair in Pair().Matches(text ?? ""))
        {
            if (!IsBlank(text!, at, pair.Index))
            {
                return null;
            }

            parameters[pair.Groups["key"].Value.ToLowerInvariant()] = pair.Groups["value"].Value;
            at = pair.Index + pair.Length;
        }

        return IsBlank(text ?? "", at, (text ?? "").Length) ? parameters : null;
    }

    private static bool IsBlank(string text, int from, int to) =>
        text[from..to].All(character => char.IsWhiteSpace(character) || character is ',' or ';');

    [GeneratedRegex(@"(?<key>[^\s=,;]+)\s*=\s*(?<value>[^\s=,;]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();
}
