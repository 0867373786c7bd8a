using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Api.Answering.Forms;

/// <summary>The fields of a coded question: a text of codes, and the themes and elements that are ticked in a list.</summary>
public static class CodedField
{
    // Where a theme and an element have the same code, the bare code is the element's.
    private const string ThemeMark = "theme:";

    /// <summary>The words for themes in all languages, for the script: alternatives of a regular expression, the longest first.</summary>
    public static string ThemeWords { get; } = string.Join('|', Language.All
        .SelectMany(language => language.Typed.Theme.Concat(language.Typed.Themes))
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(word => word.Length));

    /// <summary>An answer as a text of codes, in the framework's order, themes first.</summary>
    public static string Write(CodedAnswer answer, Framework framework) =>
        string.Join(", ", answer.Themes.Select(theme => CodeOf(theme, framework)).Concat(answer.Elements.Select(element => element.Code)));

    /// <summary>What a theme is called in a text of codes.</summary>
    public static string CodeOf(Theme theme, Framework framework) =>
        framework.FindElement(theme.Code!) is null ? theme.Code! : ThemeMark + theme.Code;

    /// <summary>The texts of a question's fields, each of which names themes and elements.</summary>
    public static IReadOnlyList<string> GetTexts(FormValues values, string name) =>
        [.. values.GetAll(name), .. values.GetAll($"{name}/t").Select(code => ThemeMark + code), .. values.GetAll($"{name}/e")];

    /// <summary>What the fields name, in the framework's order and each once; and what is neither theme nor element, as typed.</summary>
    public static (IReadOnlyList<Theme> Themes, IReadOnlyList<Element> Elements, IReadOnlyList<string> Unknown) Read(
        FormValues values,
        string name,
        Framework framework)
    {
        var read = GetTexts(values, name).Select(framework.Typed.Read).ToList();
        var themes = read.SelectMany(each => each.Themes).ToHashSet(StringComparer.Ordinal);
        var elements = read.SelectMany(each => each.Elements).ToHashSet(StringComparer.Ordinal);
        return (
            [.. framework.Themes.Where(theme => theme.Code is { } code && themes.Contains(code))],
            [.. framework.Elements.Where(element => elements.Contains(element.Code))],
            [.. read.SelectMany(each => each.Unknown)]);
    }
}
