using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Survey.Api.Texts;

/// <summary>
/// What the pages say in one language, by key. The texts stand in the JSON files of this folder, one a language and area
/// (<c>answering.fr.json</c>); a test holds the languages together.
/// </summary>
/// <remarks>
/// A text that counts has one key a plural form (<c>problems#one</c>, <c>problems#other</c>), in the forms its language
/// has. Placeholders are names in braces.
/// </remarks>
public sealed class InterfaceTexts
{
    private readonly FrozenDictionary<string, string> _texts;
    private readonly CultureInfo _culture;

    private InterfaceTexts(string language, FrozenDictionary<string, string> texts)
    {
        Language = language;
        _texts = texts;
        _culture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>The languages of the interface: tag and own name, in the order they are offered.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Languages { get; } =
        [("en", "English"), ("fr", "Français"), ("es", "Español"), ("ru", "Русский"), ("ar", "العربية")];

    // After the languages, by which it is read.
    private static FrozenDictionary<string, InterfaceTexts> ByLanguage { get; } = Read();

    /// <summary>The language's tag.</summary>
    public string Language { get; }

    /// <summary><c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => DirectionOf(Language);

    /// <summary>All texts by key, in no order.</summary>
    public IReadOnlyDictionary<string, string> All => _texts;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: a bug.</exception>
    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text “{key}” in {Language}.");

    /// <summary>The texts of a language of <see cref="Languages"/>.</summary>
    public static InterfaceTexts Of(string language) => ByLanguage[language];

    /// <summary>The direction a language is written in, by its tag.</summary>
    public static string DirectionOf(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The text of a key with its placeholders filled.</summary>
    public string Fill(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Fill(new StringBuilder(this[key]), values);

    /// <summary>The text of a key in the plural form of a number, which the placeholder <c>{count}</c> gives.</summary>
    public string Count(string key, int count, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var text = _texts.GetValueOrDefault($"{key}#{PluralForms.Of(Language, count)}") ?? this[$"{key}#other"];
        return Fill(new StringBuilder(text).Replace("{count}", count.ToString("N0", _culture)), values);
    }

    /// <summary>A day in words.</summary>
    public string Day(DateOnly day) => day.ToString(Language is "en" or "fr" or "es" or "ru" ? LongDay : "d MMMM yyyy", _culture);

    /// <summary>A moment in words, in universal time and saying so.</summary>
    public string Moment(DateTimeOffset moment) =>
        Fill("moment", ("day", Day(DateOnly.FromDateTime(moment.UtcDateTime))), ("time", moment.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)));

    private string LongDay => Language == "es" ? "d 'de' MMMM 'de' yyyy" : "d MMMM yyyy";

    private string Fill(StringBuilder text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
        {
            text.Replace($"{{{name}}}", Isolate(Convert.ToString(value, _culture) ?? ""));
        }

        return text.ToString();
    }

    /// <summary>A name in letters of the other direction, set apart, so that it does not turn the words around it round.</summary>
    private string Isolate(string value)
    {
        var turns = Direction == "rtl" ? value.Any(char.IsAsciiLetter) : value.Any(character => character is >= '\u0590' and <= '\u08FF');
        return turns ? $"\u2068{value}\u2069" : value;
    }

    private static FrozenDictionary<string, InterfaceTexts> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(InterfaceTexts).Namespace}.";
        var texts = Languages.ToDictionary(language => language.Tag, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var language = resource.Split('.')[^2];
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                texts[language].Add(key, text);
            }
        }

        return texts.ToFrozenDictionary(each => each.Key, each => new InterfaceTexts(each.Key, each.Value.ToFrozenDictionary(StringComparer.Ordinal)), StringComparer.Ordinal);
    }
}
