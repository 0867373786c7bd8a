using System.Globalization;
using System.Text;
using Survey.Core.Languages;

namespace Survey.Core.Reading.Typed;

/// <summary>Normalizes a short text for comparison, whatever program it was typed in.</summary>
public static class PlainLine
{
    /// <summary>
    /// The text on one line: single spaces, no invisible characters, straight quotes and hyphens, digits 0–9. For comparing, not for
    /// storing.
    /// </summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in Compose(InvisibleCharacters.Remove(text)).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                line.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else
            {
                line.Append(ToPlain(rune));
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The words of all languages, normalized, in a set that ignores case.</summary>
    internal static HashSet<string> WordsOf(Func<LanguageConventions, IReadOnlyList<string>> get) =>
        new(Language.All.SelectMany(language => get(language.Typed)).Select(Of), StringComparer.OrdinalIgnoreCase);

    // Half a surrogate pair cannot be composed with anything.
    private static string Compose(string text) => text.Any(char.IsSurrogate) ? text : text.Normalize(NormalizationForm.FormC);

    private static Rune ToPlain(Rune rune) => rune.Value switch
    {
        '‘' or '’' or '‚' or '‛' or '′' or 'ʼ' => new Rune('\''),
        '“' or '”' or '„' or '‟' or '«' or '»' or '″' => new Rune('"'),
        '‐' or '‑' or '‒' or '–' or '—' or '−' => new Rune('-'),
        _ => rune,
    };
}
