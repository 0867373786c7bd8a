using System.Buffers;
using System.Globalization;
using System.Text;

namespace Survey.Core.Reading;

/// <summary>The form of every code: <c>[A-Za-z0-9][A-Za-z0-9._-]*</c>. Codes are case-sensitive.</summary>
public static class Code
{
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> First = SearchValues.Create(Alphanumerics);
    private static readonly SearchValues<char> Rest = SearchValues.Create(Alphanumerics + "._-");

    /// <summary>True if the text has the form of a code.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length > 0 && First.Contains(text[0]) && !text.ContainsAnyExcept(Rest);

    /// <summary>
    /// A code from the words of a text: small letters without accents, and digits, with hyphens between the words. Empty if the text has
    /// no Latin letter and no digit.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The largest length; whole words are kept, if the first one is not too long.</param>
    /// <param name="isTaken">True for a code that cannot be used; a number is then added.</param>
    public static string FromText(string text, int longest, Func<string, bool> isTaken)
    {
        var plain = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD).Where(each => !IsAccent(each)))
        {
            plain.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
        }

        var code = "";
        foreach (var word in plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = code.Length == 0 ? word[..Math.Min(word.Length, longest)] : $"{code}-{word}";
            if (longer.Length > longest)
            {
                break;
            }

            code = longer;
        }

        var numbered = code;
        for (var number = 2; code.Length > 0 && isTaken(numbered); number++)
        {
            var ending = $"-{number}";
            numbered = code[..Math.Min(code.Length, longest - ending.Length)] + ending;
        }

        return numbered;
    }

    private static bool IsAccent(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
