using System.Reflection;
using Survey.Core.Languages;
using Survey.Core.Translations;

namespace Survey.Files.Translations;

/// <summary>The words for the places of texts, and the explanations in files of translations, from <c>translations.json</c>.</summary>
public sealed class TranslationTexts : LanguageTexts
{
    private static readonly TextsByLanguage<TranslationTexts> ByLanguage =
        new(Assembly.GetExecutingAssembly(), "translations", (language, texts) => new TranslationTexts(language, texts));

    private TranslationTexts(Language language, IReadOnlyDictionary<string, string> texts)
        : base(language, texts)
    {
    }

    /// <summary>The texts in a language; in English where there are none.</summary>
    public static TranslationTexts Of(string language) => ByLanguage[(Language.Find(language) ?? Language.English).Tag];

    /// <summary>The place of a text, as a person finds it: “Question practices/category: hint”.</summary>
    public string PlaceOf(TranslatableText text)
    {
        var owner = this[$"owner.{text.Owner}"];
        var subject = text.Subject.Length == 0 ? owner : $"{owner} {In.Isolate(text.Subject)}";
        return Fill("place", ("owner", subject), ("property", this[$"property.{text.Property}"]));
    }
}
