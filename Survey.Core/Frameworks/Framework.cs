using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Frameworks;

/// <summary>A list of subjects (elements) that answers are coded with, grouped by theme or in a single list.</summary>
/// <remarks>
/// A framework without themes (such as the 23 objectives of the Global Compact) keeps its elements in one group whose
/// code is null. Naming any element addresses that group, so the respondents of that "theme" are all respondents that
/// named anything.
/// </remarks>
public sealed class Framework
{
    private readonly int[] _themeOfElement;

    /// <summary>Builds a framework from its themes.</summary>
    /// <param name="code">Unique code of the framework.</param>
    /// <param name="name">Display name.</param>
    /// <param name="source">The document that the framework comes from; null if not given.</param>
    /// <param name="themes">In order. Element codes must be unique across all themes, and element positions must count up from 0.</param>
    public Framework(string code, LocalizedText name, LocalizedText? source, IReadOnlyList<Theme> themes)
    {
        Code = code;
        Name = name;
        Source = source;
        Themes = themes;
        Elements = [.. themes.SelectMany(theme => theme.Elements)];
        ElementsByCode = new CodeTable<Element>(Elements, element => element.Code);
        ThemesByCode = new CodeTable<Theme>(themes.Where(theme => theme.Code is not null), theme => theme.Code!);
        Typed = new TypedCodes(ThemesByCode.Codes, ElementsByCode.Codes);
        _themeOfElement = [.. themes.SelectMany(theme => theme.Elements.Select(_ => theme.Position))];
    }

    /// <summary>Unique code of the framework.</summary>
    public string Code { get; }

    /// <summary>Display name.</summary>
    public LocalizedText Name { get; }

    /// <summary>The document that the framework comes from; null if not given.</summary>
    public LocalizedText? Source { get; }

    /// <summary>The themes in order. A framework without themes has one group, whose code is null.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>All elements in order, at most 512.</summary>
    public IReadOnlyList<Element> Elements { get; }

    /// <summary>The elements by code.</summary>
    internal CodeTable<Element> ElementsByCode { get; }

    /// <summary>The themes that have a code, by code.</summary>
    internal CodeTable<Theme> ThemesByCode { get; }

    /// <summary>Reads its codes as people type them.</summary>
    public TypedCodes Typed { get; }

    /// <summary>False if the elements are one list without themes.</summary>
    public bool HasThemes => Themes.All(theme => theme.Code is not null);

    /// <summary>The element with that code, or null.</summary>
    public Element? FindElement(string code) => ElementsByCode.Find(code);

    /// <summary>The theme with that code, or null.</summary>
    public Theme? FindTheme(string code) => ThemesByCode.Find(code);

    /// <summary>The theme that contains an element of this framework.</summary>
    public Theme GetThemeOf(Element element) => Themes[_themeOfElement[element.Position]];
}
