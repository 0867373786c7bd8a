using System.Reflection;
using Survey.Core.Languages;

namespace Survey.Cli.Texts;

/// <summary>What commands say besides problems and reports, from <c>commands.json</c> of each language's folder.</summary>
internal static class CommandTexts
{
    private static readonly TextsByLanguage<LanguageTexts> ByLanguage =
        new(Assembly.GetExecutingAssembly(), "commands", (language, texts) => new LanguageTexts(language, texts));

    /// <summary>The texts in a language.</summary>
    public static LanguageTexts Of(Language language) => ByLanguage[language.Tag];
}
