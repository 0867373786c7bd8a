using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;

namespace Survey.Core.Analysis;

/// <summary>One printed figure: a number, or a list of names.</summary>
/// <param name="Kind">What was counted.</param>
/// <param name="Region">The region; null for a figure across regions.</param>
/// <param name="Printed">The printed value.</param>
public sealed record PublishedFigure(FigureKind Kind, Region? Region, FigureValue Printed)
{
    /// <summary>The theme; null for a figure that does not belong to a theme.</summary>
    public Theme? Theme { get; init; }

    /// <summary>The element of the theme; null for a figure that does not belong to an element.</summary>
    public Element? Element { get; init; }

    /// <summary>The code of the type, group, subregion or category that was counted alone; null for all.</summary>
    public string? Part { get; init; }

    /// <summary>The sentence of the report that says it; null for a figure of a list or table.</summary>
    public LocalizedText? Sentence { get; init; }

    /// <summary>True if both say something about the same figure.</summary>
    internal bool IsSameFigureAs(PublishedFigure other) =>
        Kind == other.Kind && Region == other.Region && Theme == other.Theme && Element == other.Element && Part == other.Part;
}
