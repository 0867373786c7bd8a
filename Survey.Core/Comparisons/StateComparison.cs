using Survey.Core.Analysis;

namespace Survey.Core.Comparisons;

/// <summary>Two states of one round compared: which figures changed, because of which responses.</summary>
/// <param name="Figures">The figures of the overview that changed, in the order of the later one.</param>
/// <param name="Results">The figures of the questions' results that changed.</param>
/// <param name="Responses">The responses that changed, in the directory's order; empty in an open round.</param>
/// <param name="Entries">What analysts added, changed and removed.</param>
/// <param name="HasOtherDefinition">True if the definition of the round changed, which may change figures too.</param>
public sealed record StateComparison(
    IReadOnlyList<ChangedFigure> Figures,
    IReadOnlyList<ChangedResult> Results,
    IReadOnlyList<ResponseChange> Responses,
    IReadOnlyList<EntryChange> Entries,
    bool HasOtherDefinition)
{
    /// <summary>Compares two states.</summary>
    /// <param name="before">The earlier state.</param>
    /// <param name="after">The later state.</param>
    /// <param name="changes">The responses that changed between them (<see cref="ResponseChange.AllOf"/>).</param>
    /// <param name="hasOtherDefinition">True if the definition of the round changed.</param>
    public static StateComparison Of(
        ComparedState before,
        ComparedState after,
        IReadOnlyList<ResponseChange> changes,
        bool hasOtherDefinition)
    {
        var all = ComparedFigure.AllOf(before.Overview, after.Overview);
        return new StateComparison(
            [.. all.Where(figure => figure.IsChanged).Select(figure => new ChangedFigure(figure, FindCauses(figure, all, changes)))],
            ChangedResult.AllOf(before, after, changes),
            changes,
            EntryChange.AllOf(before.Content, after.Content),
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
