using System.Text.Json;
using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>A text in one or more languages: a plain string (in the default language), or one string for each language.</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly string? _plain;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _translations;

    private LocalizedText(string? plain, IReadOnlyList<KeyValuePair<string, string>> translations)
    {
        _plain = plain;
        _translations = translations;
    }

    /// <summary>The languages of the text, in the order of the file; none for a plain string.</summary>
    public IEnumerable<string> Languages => _translations.Select(translation => translation.Key);

    /// <summary>A text in the default language.</summary>
    public static LocalizedText Plain(string text) => new(text, []);

    /// <summary>A text in several languages.</summary>
    /// <param name="translations">Language tags and texts, at least one; the order is kept.</param>
    public static LocalizedText Of(IReadOnlyList<KeyValuePair<string, string>> translations) => new(null, translations);

    /// <summary>The text in a language; if missing, in the fallback language; if that is missing too, in its first language.</summary>
    public string In(string language, string fallback = "en") =>
        _plain ?? Find(language) ?? Find(fallback) ?? _translations[0].Value;

    /// <summary>The text that was given in a language, without falling back to another; empty if there is none.</summary>
    /// <param name="language">The language tag.</param>
    /// <param name="plainLanguage">The language that a plain string is in.</param>
    public string InOnly(string language, string plainLanguage) =>
        _plain is null ? Find(language) ?? "" : string.Equals(language, plainLanguage, StringComparison.OrdinalIgnoreCase) ? _plain : "";

    /// <summary>The text as a detail of a message, in the reader's language.</summary>
    public static implicit operator Detail(LocalizedText text) => Detail.InLanguages(language => text.In(language));

    /// <summary>Writes the text as it was read: a string or an object.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_plain is not null)
        {
            writer.WriteStringValue(_plain);
            return;
        }

        writer.WriteStartObject();
        foreach (var (language, text) in _translations)
        {
            writer.WriteString(language, text);
        }

        writer.WriteEndObject();
    }

    /// <summary>True if both have the same texts in the same languages, in any order.</summary>
    public bool Equals(LocalizedText? other) =>
        other is not null
        && string.Equals(_plain, other._plain, StringComparison.Ordinal)
        && _translations.Count == other._translations.Count
        && _translations.All(translation => other.Find(translation.Key) == translation.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_plain, _translations.Count);

    /// <summary>The text in English, or else in its first language.</summary>
    public override string ToString() => In("en");

    private string? Find(string language)
    {
        foreach (var (tag, text) in _translations)
        {
            if (string.Equals(tag, language, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return null;
    }
}
