using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Api.Answering.Forms;

/// <summary>Themes and elements as a person types their codes: <c>i, o, 3</c>.</summary>
/// <param name="Themes">The themes named, each once.</param>
/// <param name="Elements">The elements named, each once.</param>
/// <param name="Unknown">What names neither, in the order typed.</param>
public sealed record CodedText(IReadOnlyList<Theme> Themes, IReadOnlyList<Element> Elements, IReadOnlyList<string> Unknown)
{
    // Where a theme and an element have the same code, the bare code is the element.
    private const string ThemeMark = "theme:";

    private static readonly char[] Separators = [',', ';', '،', '؛', ' ', '\t', '\r', '\n', '\u00A0', '(', ')'];

    /// <summary>The codes in the framework's order, themes first.</summary>
    public static string Write(CodedAnswer answer, Framework framework) =>
        string.Join(", ", answer.Themes.Select(theme => CodeOf(theme, framework)).Concat(answer.Elements.Select(element => element.Code)));

    /// <summary>What a theme is called in a text of codes.</summary>
    public static string CodeOf(Theme theme, Framework framework) => framework.FindElement(theme.Code!) is null ? theme.Code! : ThemeMark + theme.Code;

    /// <summary>Reads the fields of a coded question: the text, and what is ticked.</summary>
    public static CodedText Read(FormValues values, string name, Framework framework)
    {
        var themes = new SortedDictionary<int, Theme>();
        var elements = new SortedDictionary<int, Element>();
        var unknown = new List<string>();
        var typed = values.GetAll(name).SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries));
        foreach (var code in typed.Concat(values.GetAll($"{name}/t").Select(code => ThemeMark + code)).Concat(values.GetAll($"{name}/e")))
        {
            if (FindElement(code, framework) is { } element)
            {
                elements.TryAdd(element.Position, element);
            }
            else if (framework.FindTheme(code.StartsWith(ThemeMark, StringComparison.OrdinalIgnoreCase) ? code[ThemeMark.Length..] : code) is { } theme)
            {
                themes.TryAdd(theme.Position, theme);
            }
            else
            {
                unknown.Add(code);
            }
        }

        return new CodedText([.. themes.Values], [.. elements.Values], unknown);
    }

    /// <summary>The element of a code, or the only one whose code differs from it in capitals.</summary>
    private static Element? FindElement(string code, Framework framework)
    {
        if (framework.FindElement(code) is { } element)
        {
            return element;
        }

        var alike = framework.Elements.Where(each => string.Equals(each.Code, code, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return alike.Count == 1 && framework.FindTheme(code) is null ? alike[0] : null;
    }
}
