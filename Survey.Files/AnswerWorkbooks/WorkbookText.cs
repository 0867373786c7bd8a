using System.Globalization;
using System.Text;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Brings what people and word processors put into cells into one form.</summary>
internal static class WorkbookText
{
    // Directions of writing, joiners of lines and the byte order mark: nobody sees them, and pasting brings them along.
    private const string Invisible = "\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\u00AD";

    /// <summary>Whether nothing to be seen stands in a text.</summary>
    public static bool IsBlank(string text) => text.All(IsUnseen);

    /// <summary>A web address or the like: without what cannot be seen around it.</summary>
    public static string OfAddress(string text)
    {
        var (from, to) = (0, text.Length);
        for (; from < to && IsUnseen(text[from]); from++)
        {
        }

        for (; to > from && IsUnseen(text[to - 1]); to--)
        {
        }

        return text[from..to];
    }

    /// <summary>An answer in words: without space around it, with line breaks as \n.</summary>
    public static string OfAnswer(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>A short text on one line: single spaces, no invisible characters, straight quotes and hyphens, digits 0–9.</summary>
    public static string OfOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in Compose(text))
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            }
            else if (!Invisible.Contains(character, StringComparison.Ordinal))
            {
                line.Append(Plain(character));
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    private static bool IsUnseen(char character) => char.IsWhiteSpace(character) || char.IsControl(character) || Invisible.Contains(character, StringComparison.Ordinal);

    // Half a surrogate pair cannot be composed with anything.
    private static string Compose(string text) => text.Any(char.IsSurrogate) ? text : text.Normalize(NormalizationForm.FormC);

    private static char Plain(char character) => character switch
    {
        '‘' or '’' or '‚' or '‛' or '′' or 'ʼ' => '\'',
        '“' or '”' or '„' or '‟' or '«' or '»' or '″' => '"',
        '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
        _ when CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
        _ => character,
    };
}
