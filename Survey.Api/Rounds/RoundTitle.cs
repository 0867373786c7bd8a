using System.Text.Json.Nodes;
using Survey.Core.Questionnaires;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>The title of a round as fields of a form, one for each language of the round.</summary>
internal static class RoundTitle
{
    /// <summary>
    /// The languages of the questionnaire and of the title, the default language first. If no text has a language, one empty language.
    /// </summary>
    public static IReadOnlyList<string> LanguagesOf(Round round)
    {
        var languages = QuestionnaireLanguages.Of(round.Questionnaire);
        return languages.Count == 0 && !round.Title.Languages.Any()
            ? [""]
            :
            [
                .. languages
                    .Prepend(round.Questionnaire.DefaultLanguage)
                    .Concat(round.Title.Languages)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
    }

    /// <summary>The name of a language's field; <c>title</c> without a language.</summary>
    public static string FieldOf(string language) => language.Length == 0 ? "title" : $"title-{language}";

    /// <summary>The title in a language; empty if there is none.</summary>
    public static string Find(Round round, string language) =>
        language.Length == 0 ? round.Title.In(language) : round.Title.InOnly(language, round.Questionnaire.DefaultLanguage);

    /// <summary>The title that a form says: a string if there is only the default language, else an object by language.</summary>
    /// <param name="round">The round.</param>
    /// <param name="get">The text typed in a field.</param>
    public static JsonNode Read(Round round, Func<string, string> get)
    {
        var titles = LanguagesOf(round)
            .Select(language => (Language: language, Text: get(FieldOf(language))))
            .Where(title => title.Text.Length > 0)
            .ToList();
        return titles switch
        {
            [] => JsonValue.Create(""),
            [var only] when only.Language.Length == 0 || only.Language == round.Questionnaire.DefaultLanguage => JsonValue.Create(
                only.Text),
            _ => new JsonObject(titles.Select(title => KeyValuePair.Create<string, JsonNode?>(title.Language, title.Text))),
        };
    }
}
