using System.Reflection;

namespace Survey.Core.Languages;

/// <summary>Texts in all languages. Those of a language are read when they are first needed: a command needs one or two of them.</summary>
/// <typeparam name="T">The texts of one language.</typeparam>
/// <param name="assembly">The assembly that has them.</param>
/// <param name="name">The files' name up to a dot: <c>pages</c> for <c>pages.answering.json</c>.</param>
/// <param name="make">Makes the texts of one language.</param>
public sealed class TextsByLanguage<T>(Assembly assembly, string name, Func<Language, IReadOnlyDictionary<string, string>, T> make)
    where T : LanguageTexts
{
    private readonly Dictionary<string, Lazy<T>> _texts = Language.All.ToDictionary(
        language => language.Tag,
        language => new Lazy<T>(() => make(language, Read(assembly, name, language))),
        StringComparer.Ordinal);

    /// <summary>The texts of a language.</summary>
    /// <param name="tag">The tag of one of <see cref="Language.All"/>.</param>
    public T this[string tag] => _texts[tag].Value;

    private static Dictionary<string, string> Read(Assembly assembly, string name, Language language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in LanguageFiles.FindAll(assembly, name).Where(file => file.Tag == language.Tag))
        {
            using var document = file.Read();
            foreach (var text in document.RootElement.EnumerateObject())
            {
                texts.Add(text.Name, text.Value.GetString()!);
            }
        }

        return texts;
    }
}
