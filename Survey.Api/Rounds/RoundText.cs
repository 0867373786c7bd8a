using System.Text.Json.Nodes;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>A text of a round, such as its title, as fields of a form: one for each language of the round.</summary>
internal static class RoundText
{
    /// <summary>
    /// The languages of the questionnaire, of the title and of the public page, the default language first. If no text has a language, one
    /// empty language.
    /// </summary>
    public static IReadOnlyList<string> LanguagesOf(Round round)
    {
        var languages = QuestionnaireLanguages.Of(round.Questionnaire);
        var further = round.Title.Languages
            .Concat(round.Open.Purpose?.Languages ?? [])
            .Concat(round.Open.Privacy?.Languages ?? [])
            .ToList();
        return languages.Count == 0 && further.Count == 0
            ? [""]
            :
            [
                .. languages
                    .Prepend(round.Questionnaire.DefaultLanguage)
                    .Concat(further)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
    }

    /// <summary>The name of a language's field: <c>title-fr</c>; <c>title</c> without a language.</summary>
    /// <param name="name">The name of the text.</param>
    /// <param name="language">The language; empty for none.</param>
    public static string FieldOf(string name, string language) => language.Length == 0 ? name : $"{name}-{language}";

    /// <summary>The text in a language; empty if there is none.</summary>
    public static string Find(Round round, LocalizedText? text, string language) =>
        text is null ? ""
        : language.Length == 0 ? text.In(language)
        : text.InOnly(language, round.Questionnaire.DefaultLanguage);

    /// <summary>The text that a form says: a string if there is only the default language, else an object by language.</summary>
    /// <param name="round">The round.</param>
    /// <param name="name">The name of the text.</param>
    /// <param name="get">The text typed in a field.</param>
    /// <returns>Null if every field is empty.</returns>
    public static JsonNode? FindTyped(Round round, string name, Func<string, string> get)
    {
        var texts = LanguagesOf(round)
            .Select(language => (Language: language, Text: get(FieldOf(name, language)).ReplaceLineEndings("\n")))
            .Where(typed => typed.Text.Length > 0)
            .ToList();
        return texts switch
        {
            [] => null,
            [var only] when only.Language.Length == 0 || only.Language == round.Questionnaire.DefaultLanguage => (JsonNode)only.Text,
            _ => new JsonObject(texts.Select(typed => KeyValuePair.Create<string, JsonNode?>(typed.Language, typed.Text))),
        };
    }
}
