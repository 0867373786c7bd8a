using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>The themes and elements that a row or a whole response addresses.</summary>
/// <param name="Elements">Positions of the elements in the framework.</param>
/// <param name="Themes">Positions of the themes in the framework.</param>
public readonly record struct Coverage(ElementSet Elements, ElementSet Themes)
{
    /// <summary>No themes and no elements.</summary>
    public static Coverage None => default;

    /// <summary>Everything that at least one of the two covers.</summary>
    public static Coverage operator |(Coverage left, Coverage right) => left.Union(right);

    /// <summary>
    /// The coverage of one row. A named element covers itself and its theme. A named theme covers itself and all its
    /// elements, unless the row also names some of its elements; then only those are covered.
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

    /// <summary>Everything that at least one of the two covers.</summary>
    public Coverage Union(Coverage other) => new(Elements | other.Elements, Themes | other.Themes);
}
