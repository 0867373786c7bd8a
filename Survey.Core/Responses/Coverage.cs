using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>The themes and elements that a row, or a whole response, addresses.</summary>
/// <param name="Elements">The positions of the elements.</param>
/// <param name="Themes">The positions of the themes.</param>
public readonly record struct Coverage(ElementSet Elements, ElementSet Themes)
{
    /// <summary>What neither names a theme nor an element.</summary>
    public static Coverage None => default;

    /// <summary>What either covers.</summary>
    public static Coverage operator |(Coverage left, Coverage right) => left.Union(right);

    /// <summary>
    /// What one row covers: each element named, with its theme; and each theme named, with all its elements unless the
    /// row names some of them.
    /// </summary>
    public static Coverage Of(CodedAnswer row, Framework framework)
    {
        var named = ElementSet.Of(row.Elements.Select(element => element.Position));
        var elements = named;
        foreach (var theme in row.Themes)
        {
            if (named.Intersect(theme.Positions).IsEmpty)
            {
                elements |= theme.Positions;
            }
        }

        var themes = ElementSet.Of(
            row.Themes.Select(theme => theme.Position).Concat(row.Elements.Select(element => framework.GetThemeOf(element).Position)));
        return new Coverage(elements, themes);
    }

    /// <summary>What either covers.</summary>
    public Coverage Union(Coverage other) => new(Elements | other.Elements, Themes | other.Themes);
}
