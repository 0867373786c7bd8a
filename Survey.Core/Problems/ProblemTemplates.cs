using System.Collections.Frozen;
using System.Reflection;
using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>The templates of messages in one language: the file <c>problems.json</c> of its folder.</summary>
internal sealed class ProblemTemplates : LanguageTexts
{
    private static readonly FrozenDictionary<string, ProblemTemplates> ByLanguage =
        Load(Assembly.GetExecutingAssembly(), "problems", (language, texts) => new ProblemTemplates(language, texts));

    private ProblemTemplates(Language language, IReadOnlyDictionary<string, string> texts)
        : base(language, texts)
    {
    }

    public static ProblemTemplates Of(Language language) => ByLanguage[language.Tag];

    /// <summary>A template with its placeholders filled. The detail <c>count</c> decides about the plural form.</summary>
    public string Say(string key, IReadOnlyList<(string Name, Detail Value)> details)
    {
        // A template that lacks a text is found by a test; a reader gets at least the code.
        var template = FindText(key, details.FirstOrDefault(each => each.Name == "count").Value?.Number) ?? key;
        return FillText(template, name => details.FirstOrDefault(each => each.Name == name).Value?.ToText(this));
    }
}
