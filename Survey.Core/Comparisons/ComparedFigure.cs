using Survey.Core.Analysis;

namespace Survey.Core.Comparisons;

/// <summary>A figure that two overviews have.</summary>
/// <param name="Figure">Which figure, with the region, theme and element of the later overview.</param>
/// <param name="Earlier">Its value in the earlier overview.</param>
/// <param name="Later">Its value in the later overview.</param>
public sealed record ComparedFigure(PublishedFigure Figure, FigureValue Earlier, FigureValue Later)
{
    /// <summary>True if the number, or a name behind it, is another one.</summary>
    public bool IsChanged => !Earlier.IsSameAs(Later);

    /// <summary>
    /// The figures that both overviews have, in the order of the later one. Regions, types, themes and elements are the same if their codes
    /// are.
    /// </summary>
    /// <param name="earlier">The earlier overview.</param>
    /// <param name="later">The later overview.</param>
    public static IReadOnlyList<ComparedFigure> AllOf(Overview earlier, Overview later)
    {
        var isSameFramework = earlier.Round.Framework.Code == later.Round.Framework.Code;
        var known = OverviewFigures.Of(earlier).ToDictionary(KeyOf, figure => figure.Printed);
        return
        [
            .. OverviewFigures.Of(later)
                .Where(figure => figure.Theme is null || isSameFramework)
                .Select(figure =>
                    known.TryGetValue(KeyOf(figure), out var value) ? new ComparedFigure(figure, value, figure.Printed) : null)
                .OfType<ComparedFigure>(),
        ];
    }

    private static (string Kind, string? Region, string? Theme, string? Element, string? Part) KeyOf(PublishedFigure figure) =>
        (figure.Kind.Code, figure.Region?.Code, figure.Theme?.Code, figure.Element?.Code, figure.Part);
}
