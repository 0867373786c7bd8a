using System.Buffers;
using System.Globalization;
using System.Text;

namespace Survey.Core.Reading.Typed;

/// <summary>
/// Removes invisible characters from codes, links, addresses, names and numbers, where they have no meaning. They come with text copied
/// from web pages, e-mail and word processors.
/// </summary>
public static class InvisibleCharacters
{
    // ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER, MONGOLIAN VOWEL SEPARATOR: they shape letters in Persian, Indian and Mongolian names, so
    // they are kept between two letters of such a script. Elsewhere they are left over from web pages.
    private const string Joiners = "\u200C\u200D\u180E";

    private const string Others =
        "\u00AD" // SOFT HYPHEN: where a word may be divided; word processors and web pages insert it
        + "\u061C\u200E\u200F" // ARABIC LETTER MARK, LEFT-TO-RIGHT MARK, RIGHT-TO-LEFT MARK: copied with Arabic and Hebrew text
        + "\u200B" // ZERO WIDTH SPACE: SharePoint, Teams and Word put it into links and addresses
        + "\u202A\u202B\u202C\u202D\u202E" // direction embeddings and overrides: an override makes a name read backwards
        + "\u2060\uFEFF" // WORD JOINER, and its old form that is also the byte order mark: left over when files are joined
        + "\u2061\u2062\u2063\u2064" // invisible operators of formulas, copied with mathematical text
        + "\u2066\u2067\u2068\u2069" // direction isolates: Windows and iOS copy them with phone numbers and addresses
        + "\u206A\u206B\u206C\u206D\u206E\u206F" // deprecated controls of digit shapes and swapping
        + "\uFFF9\uFFFA\uFFFB"; // marks around an annotation of other text

    // Tag characters, U+E0000 to U+E007F: an invisible copy of ASCII. In UTF-16 all begin with this character, and no other character that
    // begins with it has a second half below U+DC80.
    private const char TagsBegin = '\uDB40';
    private const char TagsEnd = '\uDC7F';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(Joiners + Others + TagsBegin);

    /// <summary>The text without invisible format characters; the same text if it has none.</summary>
    public static string Remove(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        if (at < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (IsTag(text, at))
            {
                at++;
            }
            else if (!Others.Contains(text[at], StringComparison.Ordinal)
                && (!Joiners.Contains(text[at], StringComparison.Ordinal) || Joins(text, at)))
            {
                kept.Append(text[at]);
            }
        }

        return kept.ToString();
    }

    private static bool IsTag(string text, int at) =>
        text[at] == TagsBegin && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && text[at + 1] <= TagsEnd;

    private static bool Joins(string text, int at) => at > 0 && at + 1 < text.Length && IsShaped(text[at - 1]) && IsShaped(text[at + 1]);

    // Latin, Greek and Cyrillic letters (all below the Hebrew ones) are never shaped. A mark is a vowel sign or a virama.
    private static bool IsShaped(char character) =>
        character >= '\u0590'
        && (char.IsLetter(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
