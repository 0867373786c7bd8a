using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// The languages of a form. Authors name them in their own words, best with a code: <c>English (en)</c>. A name without
/// one gets the code of the language it is the name of, or else one of those that are free for use (<c>qaa</c> …).
/// </summary>
/// <param name="problems">Where problems go.</param>
internal sealed partial class FormLanguages(ProblemLog problems)
{
    // Names as people write them in forms: the languages of the United Nations, and others met often.
    private static readonly (string Tag, string[] Names)[] Known =
    [
        ("en", ["English"]), ("fr", ["French", "Français", "Francais"]), ("es", ["Spanish", "Español", "Espanol"]), ("ar", ["Arabic", "العربية"]),
        ("ru", ["Russian", "Русский"]), ("zh", ["Chinese", "中文"]), ("pt", ["Portuguese", "Português", "Portugues"]), ("de", ["German", "Deutsch"]),
        ("it", ["Italian", "Italiano"]), ("nl", ["Dutch", "Nederlands"]), ("sw", ["Swahili", "Kiswahili"]), ("am", ["Amharic"]), ("so", ["Somali"]),
        ("ha", ["Hausa"]), ("yo", ["Yoruba"]), ("ig", ["Igbo"]), ("rw", ["Kinyarwanda"]), ("mg", ["Malagasy"]), ("ht", ["Haitian Creole", "Creole"]),
        ("hi", ["Hindi"]), ("bn", ["Bengali", "Bangla"]), ("ur", ["Urdu"]), ("ne", ["Nepali"]), ("ta", ["Tamil"]), ("si", ["Sinhala"]), ("my", ["Burmese", "Myanmar"]),
        ("km", ["Khmer"]), ("lo", ["Lao"]), ("th", ["Thai"]), ("vi", ["Vietnamese"]), ("id", ["Indonesian", "Bahasa Indonesia"]), ("ms", ["Malay"]), ("tl", ["Tagalog", "Filipino"]),
        ("fa", ["Persian", "Farsi"]), ("prs", ["Dari"]), ("ps", ["Pashto"]), ("tr", ["Turkish", "Türkçe"]), ("uk", ["Ukrainian"]), ("pl", ["Polish"]), ("ro", ["Romanian"]),
        ("el", ["Greek"]), ("ku", ["Kurdish"]), ("ja", ["Japanese"]), ("ko", ["Korean"]), ("mn", ["Mongolian"]), ("kk", ["Kazakh"]), ("uz", ["Uzbek"]), ("ky", ["Kyrgyz"]), ("tg", ["Tajik"]),
        ("sr", ["Serbian"]), ("hr", ["Croatian"]), ("bs", ["Bosnian"]), ("sq", ["Albanian"]), ("mk", ["Macedonian"]), ("wo", ["Wolof"]), ("ln", ["Lingala"]), ("zu", ["Zulu"]), ("xh", ["Xhosa"]),
    ];

    private readonly OrderedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    /// <summary>The codes of the languages seen, in order, each once.</summary>
    public IReadOnlyList<string> Tags => [.. _tags.Values.Distinct(StringComparer.Ordinal)];

    /// <summary>The author's name of each language seen, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Named => _tags.Select(each => new KeyValuePair<string, string>(each.Value, each.Key)).DistinctBy(each => each.Key, StringComparer.Ordinal);

    /// <summary>What writers call a language: <c>French (fr)</c>.</summary>
    public static string GetName(string tag) =>
        Known.FirstOrDefault(known => known.Tag == tag).Names is { } names ? $"{names[0]} ({tag})" : $"{tag} ({tag})";

    /// <summary>The code of a language that was seen before; null if it was not.</summary>
    public string? Find(string name) => _tags.TryGetValue(name, out var tag) ? tag : null;

    /// <summary>The code of a language by the author's name for it; notes a problem, once, if one had to be chosen.</summary>
    public string GetTag(string name, Place place)
    {
        if (_tags.TryGetValue(name, out var seen))
        {
            return seen;
        }

        var tag = InParentheses().Match(name) is { Success: true } match && LanguageTag.IsValid(match.Groups["tag"].Value.Trim()) ? match.Groups["tag"].Value.Trim()
            : LanguageTag.IsValid(name) && FindByName(name) is null ? name
            : null;
        if (tag is null)
        {
            tag = FindByName(InParentheses().Replace(name, "").Trim()) ?? ChooseFree();
            problems.Add(
                ProblemCatalogue.XlsformLanguageCode,
                place,
                $"The language “{Excerpt.Of(name)}” has no code and was taken as “{tag}”. Write its code in parentheses after its name, like “French (fr)”.");
        }

        // Two spellings of one code are one language: texts go by the first.
        tag = _tags.Values.FirstOrDefault(other => string.Equals(other, tag, StringComparison.OrdinalIgnoreCase)) ?? tag;
        _tags.Add(name, tag);
        return tag;
    }

    private static string? FindByName(string name) =>
        Known.FirstOrDefault(known => known.Names.Contains(name, StringComparer.OrdinalIgnoreCase)).Tag;

    /// <summary>The next of the codes that ISO 639 leaves to private use, qaa to qtz.</summary>
    private string ChooseFree()
    {
        for (var number = 0; number < 20 * 26; number++)
        {
            var tag = string.Create(CultureInfo.InvariantCulture, $"q{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}");
            if (!_tags.Values.Contains(tag, StringComparer.Ordinal))
            {
                return tag;
            }
        }

        return "und";
    }

    [GeneratedRegex(@"\(\s*(?<tag>[^()]*)\)\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InParentheses();
}
