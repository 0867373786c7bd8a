using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>What answers are keyed to: elements, grouped by theme or in one list.</summary>
/// <remarks>
/// A framework without themes (the 23 objectives of the Global Compact) holds its elements in a single group without a
/// code: whoever names an element addresses that group, so the theme's respondents are all who named anything.
/// </remarks>
public sealed class Framework
{
    private readonly Dictionary<string, Element> _elements;
    private readonly Dictionary<string, Theme> _themes;
    private readonly int[] _themeOfElement;

    /// <summary>Puts a framework together.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="source">Where it comes from; null where not said.</param>
    /// <param name="themes">In order; element codes unique across all, positions counting up from 0.</param>
    public Framework(string code, LocalizedText name, LocalizedText? source, IReadOnlyList<Theme> themes)
    {
        Code = code;
        Name = name;
        Source = source;
        Themes = themes;
        Elements = [.. themes.SelectMany(theme => theme.Elements)];
        _elements = Elements.ToDictionary(element => element.Code, StringComparer.Ordinal);
        _themes = themes.Where(theme => theme.Code is not null).ToDictionary(theme => theme.Code!, StringComparer.Ordinal);
        _themeOfElement = [.. themes.SelectMany(theme => theme.Elements.Select(_ => theme.Position))];
    }

    /// <summary>Its code.</summary>
    public string Code { get; }

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; }

    /// <summary>Where it comes from; null where not said.</summary>
    public LocalizedText? Source { get; }

    /// <summary>The themes in order; for a framework without themes one group whose code is null.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>All elements in order, at most 512.</summary>
    public IReadOnlyList<Element> Elements { get; }

    /// <summary>False if the elements are one list without themes.</summary>
    public bool HasThemes => Themes.All(theme => theme.Code is not null);

    /// <summary>The element of that code, or null.</summary>
    public Element? FindElement(string code) => _elements.GetValueOrDefault(code);

    /// <summary>The theme of that code, or null.</summary>
    public Theme? FindTheme(string code) => _themes.GetValueOrDefault(code);

    /// <summary>The theme an element of this framework belongs to.</summary>
    public Theme GetThemeOf(Element element) => Themes[_themeOfElement[element.Position]];
}
