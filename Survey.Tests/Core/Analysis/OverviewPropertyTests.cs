using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Tests.Core.Analysis;

/// <summary>Properties of every overview, for any answers and any rule.</summary>
public sealed class OverviewPropertyTests
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Of_DigestsInAnotherOrder_IsTheSame(byte[] seeds, byte rule, int order)
    {
        var digests = SmallConsultation.ToDigests(seeds);
        var shuffled = digests.OrderBy(digest => HashCode.Combine(order, digest.Respondent.Id));
        return SmallConsultation.ToText(Of(digests, rule)) == SmallConsultation.ToText(Of(shuffled, rule));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Of_OrganizationsOutsideARegion_DoNotChangeIt(byte[] seeds, byte rule)
    {
        var digests = SmallConsultation.ToDigests(seeds);
        return SmallConsultation.Round.Directory.Regions.All(region =>
        {
            var inside = digests.Where(digest => digest.Respondent.Regions.Contains(region));
            return RegionText(Of(digests, rule)) == RegionText(Of(inside, rule));

            string RegionText(Overview overview)
            {
                var text = SmallConsultation.ToText(overview, region);
                return text[
                    text.IndexOf("\"regions\"", StringComparison.Ordinal)..text.IndexOf("\"crossRegional\"", StringComparison.Ordinal)
                ];
            }
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Of_Recurrent_IsAboveThresholdAndMinimum(byte[] seeds, byte rule)
    {
        var tried = SmallConsultation.ToRule(rule);
        return Findings(seeds, rule)
            .All(finding =>
                finding.Recurrent
                == (finding.Denominator > 0 && finding.Named >= tried.Minimum && finding.Named > tried.Threshold * finding.Denominator));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Of_AnyAnswers_CountsAddUp(byte[] seeds, byte rule)
    {
        var overview = Of(SmallConsultation.ToDigests(seeds), rule);
        return overview.Overall.Invited!.Count == overview.Overall.Responded.Count + overview.Overall.NoFeedback!.Count
            && overview.Overall.Responded.Count == overview.Overall.RespondentsByType.Sum(type => type.Respondents)
            && overview.Regions.All(region =>
                region.Invited!.Count == region.Responded.Count + region.NoFeedback!.Count
                && region.Responded.Count == region.Recommending.Count + region.NotRecommending.Count
                && region.Responded.Count == region.RespondentsByType.Sum(type => type.Respondents)
                && region.AllThemes.Count <= region.Recommending.Count
                && region.Themes.All(theme =>
                    theme.Respondents.Count <= region.Recommending.Count
                    && theme.Elements.All(element => element.Named <= theme.Respondents.Count)));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Of_AnyAnswers_EachElementStandsAtItsNumberOfRegions(byte[] seeds, byte rule)
    {
        var overview = Of(SmallConsultation.ToDigests(seeds), rule);
        return SmallConsultation.Round.Framework.Elements.All(element =>
        {
            var regions = overview.GetRegionsWhereRecurrent(element).Count;
            var standsAt = overview.Overall.Recurrence.Where(level => level.Elements.Contains(element)).Select(level => level.Regions);
            return regions == 0 ? !standsAt.Any() : standsAt.SequenceEqual([regions]);
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Sensitivity_RespondentsToFlip_IsTheLeastThatFlips(byte[] seeds, byte rule)
    {
        var tried = SmallConsultation.ToRule(rule);
        var sensitivity = Sensitivity.Of(SmallConsultation.Round, tried, SmallConsultation.ToDigests(seeds));
        return sensitivity
            .Regions.SelectMany(region => region.Elements)
            .All(element =>
            {
                var (named, denominator, flip) = (element.Finding.Named, element.Finding.Denominator, element.RespondentsToFlip);
                var others = Enumerable
                    .Range(0, denominator + 1)
                    .Where(count => tried.IsRecurrent(count, denominator) != element.Finding.Recurrent);
                var nearest = others.OrderBy(count => Math.Abs(count - named)).Cast<int?>().FirstOrDefault();
                return flip == nearest - named;
            });
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Sensitivity_IfAllAnswered_HoldsTheFindingOfEveryWayToAnswer(byte[] seeds, byte rule, byte naming)
    {
        var tried = SmallConsultation.ToRule(rule);
        var digests = SmallConsultation.ToDigests(seeds);
        var silent = SmallConsultation.Round.Invited!
            .Where(organization => !digests.Any(digest => digest.Responded && digest.Respondent.Organization == organization));

        // Those who gave no feedback now answer. Each names all elements of the first theme, or only the second of them.
        var theme = SmallConsultation.Round.Framework.Themes[0];
        var late = silent.Select((organization, i) => new ResponseDigest(
            Respondent.Of(organization),
            ResponseState.Submitted,
            RecommendationStatus.Final,
            CodedRows: 1,
            new Coverage(ElementSet.Of((naming >> (i % 8) & 1) == 1 ? [0, 1, 2] : [1]), ElementSet.Of(0)),
            IsLate: true));
        var answered = Overview.Of(SmallConsultation.Round, tried, digests.Where(digest => digest.Responded).Concat(late));
        var sensitivity = Sensitivity.Of(SmallConsultation.Round, tried, digests);
        return sensitivity.Regions.All(region => theme.Elements.All(element =>
        {
            var range = region.Elements[element.Position].IfAllAnswered!;
            var finding = answered.Regions[region.Region.Region.Position].Elements[element.Position];
            return finding.Named >= range.Least && finding.Named <= range.Most && finding.Denominator == range.Denominator
                && (range.Overturned || finding.Recurrent == region.Elements[element.Position].Finding.Recurrent);
        }));
    }

    private static Overview Of(IEnumerable<ResponseDigest> digests, byte rule) =>
        Overview.Of(SmallConsultation.Round, SmallConsultation.ToRule(rule), digests);

    private static IEnumerable<ElementFinding> Findings(byte[] seeds, byte rule) =>
        Of(SmallConsultation.ToDigests(seeds), rule).Regions.SelectMany(region => region.Elements);
}
