using System.Globalization;
using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Printed figures compared with recomputed ones.</summary>
/// <param name="Figures">Every printed figure, in the order of the file.</param>
/// <param name="Claims">Every printed claim, split into one claim per element.</param>
public sealed record Reconciliation(IReadOnlyList<ReconciledFigure> Figures, IReadOnlyList<ReconciledClaim> Claims)
{
    /// <summary>True if every figure agrees and every claim is true.</summary>
    public bool Agrees => Figures.All(figure => figure.Agrees) && Claims.All(claim => claim.IsTrue);

    /// <summary>Compares printed figures with an overview of the same round.</summary>
    public static Reconciliation Of(Overview overview, PublishedFigures published)
    {
        var figures = new List<ReconciledFigure>();
        if (published.Overall is { } overall)
        {
            figures.AddRange(OfOverall(overall, overview.Overall));
        }

        foreach (var region in published.Regions)
        {
            figures.AddRange(OfRegion(region, overview.Regions[region.Region.Position]));
        }

        return new Reconciliation(figures, [.. published.Claims.SelectMany(claim => OfClaim(claim, overview))]);
    }

    private static IEnumerable<ReconciledFigure> OfOverall(PublishedGroup printed, CrossRegionalSummary computed)
    {
        var compare = new Comparison(Region: null);
        return
        [
            .. compare.Group(
                printed,
                computed.Invited,
                computed.Responded,
                computed.RespondentsByType,
                computed.NoFeedback,
                computed.AllThemes),
            .. compare.Number("recommending finally", printed.RecommendingFinal, computed.RecommendingFinal.Count),
            .. compare.Number("in process", printed.InProcess, computed.InProcess.Count),
        ];
    }

    private static IEnumerable<ReconciledFigure> OfRegion(PublishedRegion printed, RegionalOverview computed)
    {
        var compare = new Comparison(printed.Region);
        return
        [
            .. compare.Group(
                printed.Group,
                computed.Invited,
                computed.Responded,
                computed.RespondentsByType,
                computed.NoFeedback,
                computed.AllThemes),
            .. compare.Number("recommending", printed.Group.Recommending, computed.Recommending.Count),
            .. printed.Themes.SelectMany(theme => OfTheme(theme, computed.Themes[theme.Theme.Position], printed.Region)),
        ];
    }

    private static IEnumerable<ReconciledFigure> OfTheme(PublishedTheme printed, ThemeFinding computed, Region region)
    {
        if (printed.Respondents is { } respondents)
        {
            yield return new ReconciledFigure(
                region,
                printed.Theme,
                "respondents",
                Comparison.Text(respondents),
                Comparison.Text(computed.Respondents.Count));
        }

        if (printed.Recurrent is { } recurrent)
        {
            var inOrder = recurrent.OrderBy(element => element.Position).Select(element => element.Code);
            yield return new ReconciledFigure(
                region,
                printed.Theme,
                "recurrent elements",
                Comparison.Codes(inOrder),
                Comparison.Codes(computed.Recurrent.Select(finding => finding.Element.Code)));
        }
    }

    private static IEnumerable<ReconciledClaim> OfClaim(PublishedClaim claim, Overview overview)
    {
        var regions = overview.Round.Directory.Regions;
        foreach (var element in claim.Elements)
        {
            var recurrentIn = overview.GetRegionsWhereRecurrent(element);
            var holds = regions.ToLookup(region => recurrentIn.Contains(region) != claim.Except.Contains(region));
            yield return new ReconciledClaim(element, claim.Except, recurrentIn, [.. holds[true]], [.. holds[false]]);
        }
    }

    /// <summary>Compares the figures of one region, or of all regions (null). Figures that were not printed are skipped.</summary>
    private sealed record Comparison(Region? Region)
    {
        public IEnumerable<ReconciledFigure> Group(
            PublishedGroup printed,
            RespondentGroup? invited,
            RespondentGroup responded,
            IReadOnlyList<TypeCount> types,
            RespondentGroup? noFeedback,
            RespondentGroup allThemes) =>
            [
                .. Number("invited", printed.Invited, invited?.Count),
                .. Number("responded", printed.Responded, responded.Count),
                .. Rate(printed.ResponseRatePercent, responded.Count, invited?.Count),
                .. printed.RespondentsByType.SelectMany(
                    type => Number($"respondents of type {type.Type.Code}", type.Respondents, types[type.Type.Position].Respondents)),
                .. Organizations("no feedback", printed.NoFeedback, noFeedback),
                .. Organizations("covering all themes", printed.AllThemes, allThemes),
            ];

        public IEnumerable<ReconciledFigure> Number(string name, int? printed, int? computed)
        {
            if (printed is { } figure)
            {
                yield return new ReconciledFigure(
                    Region,
                    Theme: null,
                    name,
                    Text(figure),
                    computed is { } other ? Text(other) : "not known");
            }
        }

        public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        public static string Codes(IEnumerable<string> codes) => string.Join(", ", codes) is { Length: > 0 } list ? list : "none";

        /// <summary>Compares with the precision that was printed: 77 is compared with 77.142… rounded to no decimals.</summary>
        private IEnumerable<ReconciledFigure> Rate(decimal? printed, int responded, int? invited)
        {
            if (printed is { } percent)
            {
                var computed = invited is > 0
                    ? decimal.Round(100m * responded / invited.Value, percent.Scale, MidpointRounding.AwayFromZero)
                        .ToString(CultureInfo.InvariantCulture)
                    : "not known";
                yield return new ReconciledFigure(
                    Region,
                    Theme: null,
                    "response rate in per cent",
                    percent.ToString(CultureInfo.InvariantCulture),
                    computed);
            }
        }

        private IEnumerable<ReconciledFigure> Organizations(string name, IReadOnlyList<Organization>? printed, RespondentGroup? computed)
        {
            if (printed is not null)
            {
                var inOrder = printed.OrderBy(organization => organization.Position).Select(organization => organization.Code);
                var others = computed?.Organizations?.Select(organization => organization.Code);
                yield return new ReconciledFigure(Region, Theme: null, name, Codes(inOrder), others is null ? "not known" : Codes(others));
            }
        }
    }
}
