using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Core.Analysis;

/// <summary>Finds the recomputed value of printed figures.</summary>
/// <param name="overview">The figures of the round.</param>
/// <param name="responses">All responses of the round; not read unless practices or footnotes were printed.</param>
/// <param name="content">What analysts added to the report.</param>
internal sealed class RecomputedFigures(Overview overview, IReadOnlyList<Response> responses, ReportContent content)
{
    private readonly Dictionary<int, IReadOnlyList<PracticeCategory>> _practices = [];
    private IReadOnlyList<Practice>? _listed;

    /// <summary>The recomputed value; null if the round does not provide it.</summary>
    public FigureValue? Find(PublishedFigure figure) =>
        figure.Kind.NeedsResponses ? OfResponses(figure)
        : figure.Region is { } region ? OfRegion(overview.Regions[region.Position], figure)
        : OfOverall(overview.Overall, figure);

    private FigureValue? OfOverall(CrossRegionalSummary computed, PublishedFigure figure) => figure.Kind.Code switch
    {
        "invited" => FigureValue.Of(computed.Invited),
        "responded" => FigureValue.Of(computed.Responded),
        "responseRatePercent" => Rate(figure.Printed, computed.Responded, computed.Invited),
        "respondentsByType" => OfType(figure, computed.Responded, computed.RespondentsByType),
        "respondentsByGroup" => OfGroup(figure, computed.RespondentsByGroup),
        "noFeedback" => FigureValue.Of(computed.NoFeedback),
        "late" => FigureValue.Of(computed.Late),
        "recommendingFinal" => FigureValue.Of(computed.RecommendingFinal),
        "recommendingByType" => OfType(figure, computed.RecommendingFinal),
        "inProcess" => FigureValue.Of(computed.InProcess),
        "inProcessByType" => OfType(figure, computed.InProcess),
        "allThemes" => FigureValue.Of(computed.AllThemes),
        _ => throw new ArgumentException($"There is no figure {figure.Kind.Code} across regions.", nameof(figure)),
    };

    private FigureValue? OfRegion(RegionalOverview computed, PublishedFigure figure) => figure.Kind.Code switch
    {
        "invited" => FigureValue.Of(computed.Invited),
        "responded" => FigureValue.Of(computed.Responded),
        "responseRatePercent" => Rate(figure.Printed, computed.Responded, computed.Invited),
        "respondentsByType" => OfType(figure, computed.Responded, computed.RespondentsByType),
        "respondentsByGroup" => OfGroup(figure, computed.RespondentsByGroup),
        "noFeedback" => FigureValue.Of(computed.NoFeedback),
        "late" => FigureValue.Of(computed.Late),
        "recommending" => FigureValue.Of(computed.Recommending),
        "notRecommending" => FigureValue.Of(computed.NotRecommending),
        "allThemes" => FigureValue.Of(computed.AllThemes),
        "subregionResponded" => FigureValue.Of(OfSubregion(figure, computed).Responded),
        "subregionRecommending" => FigureValue.Of(OfSubregion(figure, computed).Recommending),
        "mostAddressedThemes" => Largest(
            figure.Printed,
            computed.Themes.Select(theme => (theme.Theme.Code ?? "", theme.Respondents.Count))),
        "recurrentThemes" => FigureValue.Of(computed.Themes.Where(theme => theme.Recurrent.Any()).Select(theme => theme.Theme.Code ?? "")),
        "respondents" or "respondentsInclude" => FigureValue.Of(computed.Themes[figure.Theme!.Position].Respondents),
        "recurrent" => FigureValue.Of(computed.Themes[figure.Theme!.Position].Recurrent.Select(finding => finding.Element.Code)),
        "named" or "namedInclude" => FigureValue.Of(computed.Elements[figure.Element!.Position].By),
        _ => throw new ArgumentException($"There is no figure {figure.Kind.Code} of a region.", nameof(figure)),
    };

    private FigureValue OfResponses(PublishedFigure figure)
    {
        var language = overview.Round.Questionnaire.DefaultLanguage;
        return figure.Kind.Code switch
        {
            "footnotes" => FigureValue.Of(
                Counted(figure.Region)
                    .Where(response => FootnoteList.FindText(content, figure.Region, response) is not null)
                    .Select(response => NameOf(response))),
            "practices" => FigureValue.Of(
                PracticesOf(figure.Region)
                    .Where(category => category.Category?.Code == figure.Part)
                    .SelectMany(category => category.Practices)
                    .Select(practice => practice.GetTitle(language, language))
                    .Distinct(StringComparer.Ordinal)),
            "largestCategories" => Largest(
                figure.Printed,
                PracticesOf(figure.Region)
                    .Where(category => category.Category is not null)
                    .Select(category => (category.Category!.Code, category.Practices.Count))),
            "withoutPractices" => FigureValue.Of(
                Counted(figure.Region)
                    .Select(response => NameOf(response))
                    .Except(
                        PracticesOf(figure.Region)
                            .SelectMany(category => category.Practices)
                            .SelectMany(practice => practice.Responses)
                            .Select(response => NameOf(response)),
                        StringComparer.Ordinal)),
            _ => throw new ArgumentException($"There is no figure {figure.Kind.Code} of responses.", nameof(figure)),
        };
    }

    private static string NameOf(Response response) => response.Respondent.Id;

    /// <summary>The responses that count, of a region or of all, in the directory's order.</summary>
    private IEnumerable<Response> Counted(Region? region) =>
        responses
            .Where(response => response.State.Counts() && (region is null || response.Respondent.Regions.Contains(region)))
            .OrderBy(response => response.Respondent.Organization?.Position ?? 0);

    /// <summary>The practices listed for a region; for null those of organizations without a region.</summary>
    private IReadOnlyList<PracticeCategory> PracticesOf(Region? region)
    {
        var key = region?.Position ?? -1;
        return _practices.TryGetValue(key, out var practices)
            ? practices
            : _practices[key] = PracticeCategory.Of(
                overview.Round,
                content,
                region,
                _listed ??= Practice.ListAll(overview.Round, content, responses));
    }

    private static SubregionCount OfSubregion(PublishedFigure figure, RegionalOverview computed) =>
        computed.Subregions.First(each => each.Subregion.Code == figure.Part);

    private static FigureValue? OfGroup(PublishedFigure figure, IReadOnlyList<GroupCount> groups) =>
        FigureValue.Of(groups.First(each => each.Group.Code == figure.Part).Respondents);

    private FigureValue? OfType(PublishedFigure figure, RespondentGroup group, IReadOnlyList<TypeCount>? counts = null)
    {
        var type = overview.Round.Directory.FindType(figure.Part!)!;
        return group.OfType(type) is { } organizations
            ? FigureValue.Of(organizations.Select(organization => organization.Code))
            : counts is null ? null : FigureValue.Of(counts[type.Position].Respondents);
    }

    /// <summary>
    /// As many of the largest as were printed. If others are as large as the last of them, they are added.
    /// </summary>
    private static FigureValue Largest(FigureValue printed, IEnumerable<(string Code, int Count)> counts)
    {
        var all = counts.Where(each => each.Count > 0).ToList();
        var least = all.Select(each => each.Count).OrderDescending().Skip((int)printed.Number - 1).FirstOrDefault();
        return FigureValue.Of(all.Where(each => each.Count >= Math.Max(least, 1)).Select(each => each.Code));
    }

    /// <summary>Rounds to the precision that was printed: 77 is compared with 77.142… rounded to no decimals.</summary>
    private static FigureValue? Rate(FigureValue printed, RespondentGroup responded, RespondentGroup? invited) =>
        invited is { Count: > 0 }
            ? FigureValue.Of(
                decimal.Round(100m * responded.Count / invited.Count, printed.Number.Scale, MidpointRounding.AwayFromZero))
            : null;
}
