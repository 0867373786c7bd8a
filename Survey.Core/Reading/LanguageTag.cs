using System.Text.RegularExpressions;

namespace Survey.Core.Reading;

/// <summary>The form of a BCP 47 language tag: <c>en</c>, <c>pt-BR</c>, <c>zh-Hant</c>.</summary>
public static partial class LanguageTag
{
    /// <summary>True if the text has the form of a language tag; it is not looked up in a registry.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>True if a tag is one of the languages, or a variant of one of them: fr-CA is French.</summary>
    public static bool IsAmong(string text, IEnumerable<string> languages) =>
        IsValid(text)
        && languages.Any(each =>
            each.Equals(text, StringComparison.OrdinalIgnoreCase) || each.Equals(text.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
