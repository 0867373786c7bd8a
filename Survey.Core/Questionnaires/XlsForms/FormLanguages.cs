using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// The languages of a form. Authors name them in their own words, ideally with a tag: <c>English (en)</c>. A name
/// without a tag gets the tag of the language it names, or else a tag for private use (<c>qaa</c> …).
/// </summary>
/// <param name="problems">Collects the problems.</param>
internal sealed partial class FormLanguages(ProblemLog problems)
{
    // Names as people write them in forms: the languages of the United Nations and other common ones.
    private static readonly (string Tag, string[] Names)[] Known =
    [
        ("en", ["English"]),
        ("fr", ["French", "Français", "Francais"]),
        ("es", ["Spanish", "Español", "Espanol"]),
        ("ar", ["Arabic", "العربية"]),
        ("ru", ["Russian", "Русский"]),
        ("zh", ["Chinese", "中文"]),
        ("zh-Hans", ["Simplified Chinese", "Chinese (Simplified)", "简体中文"]),
        ("zh-Hant", ["Traditional Chinese", "Chinese (Traditional)", "繁體中文"]),
        ("pt", ["Portuguese", "Português", "Portugues"]),
        ("de", ["German", "Deutsch"]),
        ("it", ["Italian", "Italiano"]),
        ("nl", ["Dutch", "Nederlands"]),
        ("sw", ["Swahili", "Kiswahili"]),
        ("am", ["Amharic"]),
        ("so", ["Somali"]),
        ("ha", ["Hausa"]),
        ("yo", ["Yoruba"]),
        ("ig", ["Igbo"]),
        ("rw", ["Kinyarwanda"]),
        ("mg", ["Malagasy"]),
        ("ht", ["Haitian Creole", "Creole"]),
        ("hi", ["Hindi"]),
        ("bn", ["Bengali", "Bangla"]),
        ("ur", ["Urdu"]),
        ("ne", ["Nepali"]),
        ("ta", ["Tamil"]),
        ("si", ["Sinhala"]),
        ("my", ["Burmese", "Myanmar"]),
        ("km", ["Khmer"]),
        ("lo", ["Lao"]),
        ("th", ["Thai"]),
        ("vi", ["Vietnamese"]),
        ("id", ["Indonesian", "Bahasa Indonesia"]),
        ("ms", ["Malay"]),
        ("tl", ["Tagalog", "Filipino"]),
        ("fa", ["Persian", "Farsi"]),
        ("prs", ["Dari"]),
        ("ps", ["Pashto"]),
        ("tr", ["Turkish", "Türkçe"]),
        ("uk", ["Ukrainian"]),
        ("pl", ["Polish"]),
        ("ro", ["Romanian"]),
        ("el", ["Greek"]),
        ("ku", ["Kurdish"]),
        ("ckb", ["Sorani", "Kurdish (Sorani)", "Central Kurdish"]),
        ("kmr", ["Kurmanji", "Kurdish (Kurmanji)", "Northern Kurdish"]),
        ("ja", ["Japanese"]),
        ("ko", ["Korean"]),
        ("mn", ["Mongolian"]),
        ("kk", ["Kazakh"]),
        ("uz", ["Uzbek"]),
        ("ky", ["Kyrgyz"]),
        ("tg", ["Tajik"]),
        ("sr", ["Serbian"]),
        ("hr", ["Croatian"]),
        ("bs", ["Bosnian"]),
        ("sq", ["Albanian"]),
        ("mk", ["Macedonian"]),
        ("wo", ["Wolof"]),
        ("ln", ["Lingala"]),
        ("zu", ["Zulu"]),
        ("xh", ["Xhosa"]),
    ];

    private readonly OrderedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _rivals = new(StringComparer.Ordinal);

    /// <summary>The tags of the languages found, each once, in order.</summary>
    public IReadOnlyList<string> Tags => [.. _tags.Values.Distinct(StringComparer.Ordinal)];

    /// <summary>The tag (key) and the author's name (value) of each language found, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Named =>
        _tags.Select(each => new KeyValuePair<string, string>(each.Value, each.Key)).DistinctBy(each => each.Key, StringComparer.Ordinal);

    /// <summary>The name that the writer uses for a language: <c>French (fr)</c>.</summary>
    public static string GetName(string tag) =>
        Known.FirstOrDefault(known => known.Tag == tag).Names is { } names ? $"{names[0]} ({tag})" : $"{tag} ({tag})";

    /// <summary>
    /// Learns which languages are different: those that have columns side by side. Such languages never share a tag. Call it
    /// before any tag is given.
    /// </summary>
    /// <param name="names">The names of the languages that one text is given in.</param>
    public void Separate(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            if (!_rivals.TryGetValue(name, out var rivals))
            {
                _rivals.Add(name, rivals = new HashSet<string>(StringComparer.Ordinal));
            }

            rivals.UnionWith(names.Where(other => other != name));
        }
    }

    /// <summary>The tag of a language found before; null if the name is new.</summary>
    public string? Find(string name) => _tags.TryGetValue(name, out var tag) ? tag : null;

    /// <summary>
    /// The tag of a language with the author's name for it. If a tag had to be guessed, a warning is reported once per
    /// name.
    /// </summary>
    public string GetTag(string name, Place place)
    {
        if (_tags.TryGetValue(name, out var seen))
        {
            return seen;
        }

        var written = FindWritten(name);
        var tag = written ?? FindByName(name) ?? FindByName(InParentheses().Replace(name, "").Trim()) ?? ChooseFree();
        if (FindRival(name, tag, isWritten: written is not null) is { } other)
        {
            tag = ChooseFree();
            problems.Add(ProblemCatalogue.XlsformLanguageCode["shared"], place, ("found", name), ("other", other), ("code", tag));
        }
        else if (written is null)
        {
            problems.Add(ProblemCatalogue.XlsformLanguageCode, place, ("found", name), ("code", tag));
        }

        // Tags that differ only in case are the same language. The first spelling is used.
        tag = _tags.Values.FirstOrDefault(other => string.Equals(other, tag, StringComparison.OrdinalIgnoreCase)) ?? tag;
        _tags.Add(name, tag);
        return tag;
    }

    /// <summary>The tag that the author wrote: in parentheses, or as the whole name. Null if there is none.</summary>
    private static string? FindWritten(string name) =>
        InParentheses().Match(name) is { Success: true } match && LanguageTag.IsValid(match.Groups["tag"].Value.Trim())
            ? match.Groups["tag"].Value.Trim()
        : LanguageTag.IsValid(name) && FindByName(name) is null ? name
        : null;

    /// <summary>
    /// The language that has columns beside those of a language and the same tag; null if there is none. A written tag
    /// comes before one that was chosen by name.
    /// </summary>
    private string? FindRival(string name, string tag, bool isWritten) =>
        _rivals
            .GetValueOrDefault(name)
            ?.FirstOrDefault(other =>
                string.Equals(Find(other) ?? (isWritten ? null : FindWritten(other)), tag, StringComparison.OrdinalIgnoreCase));

    private static string? FindByName(string name) =>
        Known.FirstOrDefault(known => known.Names.Contains(name, StringComparer.OrdinalIgnoreCase)).Tag;

    /// <summary>The next unused tag that ISO 639 reserves for private use: qaa to qtz.</summary>
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
