using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Lists the figures of an overview, each with its value, so that two overviews can be compared figure by figure.</summary>
public static class OverviewFigures
{
    /// <summary>
    /// The figures across regions, then those of each region, in the directory's order: respondents, then themes with their elements. What
    /// the overview does not know, such as the invited of an open round, is left out.
    /// </summary>
    public static IReadOnlyList<PublishedFigure> Of(Overview overview)
    {
        var values = new RecomputedFigures(overview, [], ReportContent.Empty);
        return
        [
            .. OfOverall(overview.Round.Directory)
                .Concat(overview.Regions.SelectMany(region => OfRegion(overview, region)))
                .Select(figure => values.Find(figure) is { } value ? figure with { Printed = value } : null)
                .OfType<PublishedFigure>(),
        ];
    }

    private static IEnumerable<PublishedFigure> OfOverall(OrganizationDirectory directory)
    {
        yield return New(FigureKind.Invited);
        yield return New(FigureKind.Responded);
        yield return New(FigureKind.NoFeedback);
        yield return New(FigureKind.Late);
        yield return New(FigureKind.RecommendingFinal);
        yield return New(FigureKind.InProcess);
        yield return New(FigureKind.AllThemes);
        foreach (var group in directory.Groups)
        {
            yield return New(FigureKind.RespondentsByGroup) with { Part = group.Code };
        }

        foreach (var type in directory.Types)
        {
            yield return New(FigureKind.RespondentsByType) with { Part = type.Code };
        }
    }

    private static IEnumerable<PublishedFigure> OfRegion(Overview overview, RegionalOverview of)
    {
        var region = of.Region;
        yield return New(FigureKind.Invited, region);
        yield return New(FigureKind.Responded, region);
        yield return New(FigureKind.NoFeedback, region);
        yield return New(FigureKind.Late, region);
        yield return New(FigureKind.Recommending, region);
        yield return New(FigureKind.NotRecommending, region);
        yield return New(FigureKind.AllThemes, region);
        foreach (var group in of.RespondentsByGroup)
        {
            yield return New(FigureKind.RespondentsByGroup, region) with { Part = group.Group.Code };
        }

        foreach (var type in overview.Round.Directory.Types)
        {
            yield return New(FigureKind.RespondentsByType, region) with { Part = type.Code };
        }

        foreach (var subregion in of.Subregions)
        {
            yield return New(FigureKind.SubregionResponded, region) with { Part = subregion.Subregion.Code };
            yield return New(FigureKind.SubregionRecommending, region) with { Part = subregion.Subregion.Code };
        }

        foreach (var theme in of.Themes)
        {
            yield return New(FigureKind.Respondents, region) with { Theme = theme.Theme };
            yield return New(FigureKind.Recurrent, region) with { Theme = theme.Theme };
            foreach (var finding in theme.Elements)
            {
                yield return New(FigureKind.Named, region) with { Theme = theme.Theme, Element = finding.Element };
            }
        }
    }

    // The value follows.
    private static PublishedFigure New(FigureKind kind, Region? region = null) => new(kind, region, FigureValue.Of(0));
}
