using System.Text.Json;
using Survey.Core.Languages;
using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>
/// How a sentence counts organizations of a type or group: “{count} RCP”, “{count} RCPs”. There is a text for each plural form of each
/// language; a language that lacks one uses its form <c>other</c>.
/// </summary>
public sealed class CountedName : IEquatable<CountedName>
{
    /// <summary>The plural forms that any language may have, as CLDR calls them.</summary>
    public static readonly IReadOnlyList<string> KnownForms = ["zero", "one", "two", "few", "many", "other"];

    private readonly IReadOnlyList<(string Form, LocalizedText Text)> _forms;

    private CountedName(IReadOnlyList<(string Form, LocalizedText Text)> forms) => _forms = forms;

    /// <summary>Reads an object that has a text for each form, and reports problems in the value's log. Null for no object.</summary>
    public static CountedName? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        List<(string, LocalizedText)> forms =
        [
            .. KnownForms
                .Select(form => (Form: form, Text: members.Find(form)?.AsNames()))
                .Where(each => each.Text is not null)
                .Select(each => (each.Form, each.Text!)),
        ];
        members.ReportUnknownMembers();
        return new CountedName(forms);
    }

    /// <summary>The text for a number, with its placeholder; null if the language has none.</summary>
    /// <param name="count">The number.</param>
    /// <param name="language">The language of the sentence.</param>
    /// <param name="plainLanguage">The language of texts that are plain strings.</param>
    public string? Find(int count, Language language, string plainLanguage)
    {
        return FindForm(language.GetPluralForm(count)) ?? FindForm("other");

        string? FindForm(string form) =>
            _forms.FirstOrDefault(each => each.Form == form).Text?.InOnly(language.Tag, plainLanguage) is { Length: > 0 } text
                ? text
                : null;
    }

    /// <summary>Writes the object that <see cref="Read"/> reads.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (form, text) in _forms)
        {
            writer.WritePropertyName(form);
            text.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public bool Equals(CountedName? other) => other is not null && _forms.SequenceEqual(other._forms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CountedName);

    /// <inheritdoc/>
    public override int GetHashCode() => _forms.Count;
}
