using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>Texts in the API: always an object by language.</summary>
internal static class WireText
{
    /// <summary>A text by language; a plain string gets the questionnaire's default language.</summary>
    public static IReadOnlyDictionary<string, string> Of(LocalizedText text, Round round)
    {
        var languages = text.Languages.ToList();
        return languages.Count == 0
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [round.Questionnaire.DefaultLanguage] = text.In(round.Questionnaire.DefaultLanguage),
            }
            : languages.ToDictionary(language => language, language => text.In(language), StringComparer.Ordinal);
    }
}
