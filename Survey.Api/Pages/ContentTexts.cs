using Survey.Core.Reading;
using Survey.Core.Responses;

namespace Survey.Api.Pages;

/// <summary>Texts of a round in the page's language, or in another one and saying so.</summary>
/// <param name="language">The page's language.</param>
/// <param name="defaultLanguage">The language of plain texts, and of what is not translated.</param>
public sealed class ContentTexts(string language, string defaultLanguage)
{
    /// <summary>The language that is wanted.</summary>
    public string Language => language;

    /// <summary>The text, with its language where that is not the page's.</summary>
    public ShownText Show(LocalizedText text)
    {
        var languages = text.Languages.ToList();
        var shown = Has(language) ? language
            : languages.Count == 0 || Has(defaultLanguage) ? defaultLanguage
            : languages[0];
        var words = text.In(shown, defaultLanguage);
        if (string.Equals(shown, language, StringComparison.OrdinalIgnoreCase))
        {
            return new ShownText(words, Language: null, Direction: null);
        }

        var direction = Core.Languages.Language.DirectionOf(shown);
        return new ShownText(words, shown, direction == Core.Languages.Language.DirectionOf(language) ? null : direction);

        bool Has(string tag) => languages.Contains(tag, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The words alone.</summary>
    public string Words(LocalizedText text) => Show(text).Text;

    /// <summary>What a respondent is counted as: the type and the regions.</summary>
    public string WordsOf(Respondent respondent) =>
        string.Join(" · ", respondent.Regions.Select(region => region.Name).Prepend(respondent.Type.Name).Select(Words));
}
