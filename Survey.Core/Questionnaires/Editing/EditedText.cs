using System.Text.Json.Nodes;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>Texts in languages, as JSON: a string in the default language, or an object by language.</summary>
internal static class EditedText
{
    /// <summary>The text in a language, without falling back to another; empty if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language; empty if no text of the questionnaire has a language.</param>
    /// <param name="defaultLanguage">The language of a plain string.</param>
    public static string Get(JsonNode? text, string language, string defaultLanguage) => text switch
    {
        JsonObject byLanguage => Find(byLanguage, language) ?? "",
        JsonValue plain when plain.TryGetValue<string>(out var said) =>
            language.Length == 0 || IsSame(language, defaultLanguage) ? said : "",
        _ => "",
    };

    /// <summary>The text in a language, in the default language, or in any other; empty if there is none.</summary>
    public static string GetAny(JsonNode? text, string language, string defaultLanguage) =>
        Get(text, language, defaultLanguage) is { Length: > 0 } wanted ? wanted
        : Get(text, defaultLanguage, defaultLanguage) is { Length: > 0 } usual ? usual
        : text is JsonObject { Count: > 0 } other ? other.Select(each => Get(text, each.Key, "")).First()
        : "";

    /// <summary>The text of what was typed: a string if there is only the default language, else an object by language.</summary>
    /// <returns>Null if nothing was typed.</returns>
    public static JsonNode? Of(IEnumerable<KeyValuePair<string, string>> typed, string defaultLanguage)
    {
        var given = typed
            .Select(each => KeyValuePair.Create(each.Key, each.Value.ReplaceLineEndings("\n").Trim()))
            .Where(each => each.Value.Length > 0)
            .ToList();
        return given switch
        {
            [] => null,
            [var only] when only.Key.Length == 0 || IsSame(only.Key, defaultLanguage) => JsonValue.Create(only.Value),
            _ => new JsonObject(given.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Key, each.Value))),
        };
    }

    /// <summary>
    /// The text with what was typed. It stays as it is if nothing was changed, so that a language that stands alone keeps its name, and it
    /// keeps languages that were not offered.
    /// </summary>
    public static JsonNode? Change(JsonNode? before, IReadOnlyDictionary<string, string> typed, string defaultLanguage)
    {
        if (typed.All(each => Get(before, each.Key, defaultLanguage) == each.Value.ReplaceLineEndings("\n").Trim()))
        {
            return before?.DeepClone();
        }

        var others = (before as JsonObject ?? [])
            .Where(each => !typed.Keys.Contains(each.Key, StringComparer.OrdinalIgnoreCase))
            .Select(each => KeyValuePair.Create(each.Key, Get(before, each.Key, defaultLanguage)));
        var after = Of(typed.Concat(others), defaultLanguage);
        return after is JsonValue && before is JsonObject
            ? new JsonObject { [defaultLanguage] = after }
            : after;
    }

    private static string? Find(JsonObject byLanguage, string language) =>
        byLanguage.FirstOrDefault(each => IsSame(each.Key, language)).Value is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : null;

    private static bool IsSame(string language, string other) => string.Equals(language, other, StringComparison.OrdinalIgnoreCase);
}
