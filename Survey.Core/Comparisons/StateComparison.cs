using Survey.Core.Analysis;
using Survey.Core.Responses;

namespace Survey.Core.Comparisons;

/// <summary>Two states of one round compared: which figures changed, because of which responses.</summary>
/// <param name="Figures">The figures that changed, in the order of the later overview.</param>
/// <param name="Responses">The responses that changed, in the directory's order; empty in an open round.</param>
/// <param name="HasOtherDefinition">True if the definition of the round changed, which may change figures too.</param>
public sealed record StateComparison(
    IReadOnlyList<ChangedFigure> Figures,
    IReadOnlyList<ResponseChange> Responses,
    bool HasOtherDefinition)
{
    /// <summary>Compares two states.</summary>
    /// <param name="before">The overview of the earlier state.</param>
    /// <param name="after">The overview of the later state.</param>
    /// <param name="earlier">The digests of the earlier state.</param>
    /// <param name="later">The digests of the later state.</param>
    /// <param name="hasOtherDefinition">True if the definition of the round changed.</param>
    public static StateComparison Of(
        Overview before,
        Overview after,
        IEnumerable<ResponseDigest> earlier,
        IEnumerable<ResponseDigest> later,
        bool hasOtherDefinition)
    {
        var changes = ResponseChange.AllOf(earlier, later);
        var all = ComparedFigure.AllOf(before, after);
        return new StateComparison(
            [.. all.Where(figure => figure.IsChanged).Select(figure => new ChangedFigure(figure, FindCauses(figure, all, changes)))],
            changes,
            hasOtherDefinition);
    }

    /// <summary>
    /// The changed responses that are behind one value of the figure only. Recurrent elements change because of the respondents
    /// that address the theme or name its elements.
    /// </summary>
    private static IReadOnlyList<ResponseChange> FindCauses(
        ComparedFigure figure,
        IReadOnlyList<ComparedFigure> all,
        IReadOnlyList<ResponseChange> changes)
    {
        IEnumerable<ComparedFigure> behind = figure.Figure.Kind == FigureKind.Recurrent
            ? all.Where(each =>
                each.Figure.Theme == figure.Figure.Theme
                && each.Figure.Region == figure.Figure.Region
                && each.Figure.Kind != FigureKind.Recurrent)
            : [figure];
        var names = behind
            .SelectMany(each => each.Earlier.Without(each.Later).Concat(each.Later.Without(each.Earlier)))
            .ToHashSet(StringComparer.Ordinal);
        return [.. changes.Where(change => names.Contains(change.Organization.Code))];
    }
}

/// <summary>A figure that changed between two states of a round.</summary>
/// <param name="Figure">The figure with both values.</param>
/// <param name="Causes">
/// The responses that caused it. Empty in an open round, and if only the definition changed, for instance the region of an organization.
/// </param>
public sealed record ChangedFigure(ComparedFigure Figure, IReadOnlyList<ResponseChange> Causes);
