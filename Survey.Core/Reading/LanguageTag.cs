using System.Text.RegularExpressions;

namespace Survey.Core.Reading;

/// <summary>The form of a language's code as BCP 47 has it: <c>en</c>, <c>pt-BR</c>, <c>zh-Hant</c>.</summary>
public static partial class LanguageTag
{
    /// <summary>True if the text has the form of a language tag; it is not looked up in a registry.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
