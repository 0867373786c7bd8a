using System.Reflection;
using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>Message templates in one language, from its file <c>problems.json</c>.</summary>
internal sealed class ProblemTemplates : LanguageTexts
{
    private static readonly TextsByLanguage<ProblemTemplates> ByLanguage =
        new(Assembly.GetExecutingAssembly(), "problems", (language, texts) => new ProblemTemplates(language, texts));

    private ProblemTemplates(Language language, IReadOnlyDictionary<string, string> texts)
        : base(language, texts)
    {
    }

    public static ProblemTemplates Of(Language language) => ByLanguage[language.Tag];

    /// <summary>Fills the placeholders of a template. The detail <c>count</c> selects the plural form.</summary>
    public string Say(string key, IReadOnlyList<(string Name, Detail Value)> details)
    {
        // A test finds missing texts; if one is missing anyway, show the code.
        var template = FindText(key, details.FirstOrDefault(each => each.Name == "count").Value?.Number) ?? key;
        return FillText(template, name => details.FirstOrDefault(each => each.Name == name).Value?.ToText(this));
    }
}
