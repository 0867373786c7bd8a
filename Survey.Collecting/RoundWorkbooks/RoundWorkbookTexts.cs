using System.Reflection;
using Survey.Core.Languages;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>The texts of round workbooks, from <c>roundbooks.json</c>: explanations of sheets, columns and settings.</summary>
internal static class RoundWorkbookTexts
{
    private static readonly TextsByLanguage<LanguageTexts> ByLanguage =
        new(Assembly.GetExecutingAssembly(), "roundbooks", (language, texts) => new LanguageTexts(language, texts));

    /// <summary>The texts in a language; in English where there are none.</summary>
    public static LanguageTexts Of(string language) => ByLanguage[(Language.Find(language) ?? Language.English).Tag];
}
