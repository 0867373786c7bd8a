using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>How robust the findings of a round are.</summary>
/// <param name="Overview">The overview with the findings that were tested.</param>
/// <param name="Regions">One entry per region, in the directory's order.</param>
public sealed record Sensitivity(Overview Overview, IReadOnlyList<RegionalSensitivity> Regions)
{
    /// <summary>
    /// Tests each finding in three ways: how many respondents reverse it, without provisional recommendations, and if all
    /// had answered.
    /// </summary>
    /// <param name="round">The round that the digests belong to.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="digests">One digest per respondent. Enumerated once and not kept.</param>
    public static Sensitivity Of(Round round, RecurrenceRule rule, IEnumerable<ResponseDigest> digests)
    {
        var (all, final) = (new OverviewBuilder(round, rule), new OverviewBuilder(round, rule));
        foreach (var digest in digests)
        {
            all.Add(digest);
            final.Add(WithoutProvisional(digest));
        }

        return Of(all.Build(), final.Build(), rule);
    }

    /// <inheritdoc cref="Of(Round, RecurrenceRule, IEnumerable{ResponseDigest})"/>
    /// <param name="round">The round.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="digests">One of each respondent; read once and not kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Sensitivity> Of(
        Round round,
        RecurrenceRule rule,
        IAsyncEnumerable<ResponseDigest> digests,
        CancellationToken cancellationToken = default)
    {
        var (all, final) = (new OverviewBuilder(round, rule), new OverviewBuilder(round, rule));
        await foreach (var digest in digests.WithCancellation(cancellationToken))
        {
            all.Add(digest);
            final.Add(WithoutProvisional(digest));
        }

        return Of(all.Build(), final.Build(), rule);
    }

    private static Sensitivity Of(Overview overview, Overview withoutProvisional, RecurrenceRule rule) =>
        new(overview, [.. overview.Regions.Zip(withoutProvisional.Regions, (region, without) => OfRegion(region, without, rule))]);

    /// <summary>Treats provisional recommendations as if they were still in discussion.</summary>
    private static ResponseDigest WithoutProvisional(ResponseDigest digest) =>
        digest.Status == RecommendationStatus.Provisional ? digest with { Status = RecommendationStatus.InDiscussion } : digest;

    private static RegionalSensitivity OfRegion(RegionalOverview region, RegionalOverview without, RecurrenceRule rule) =>
        new(
            region,
            [
                .. region.Elements.Select(finding =>
                    OfElement(finding, without.Elements[finding.Element.Position], region.NoFeedback?.Count, rule)),
            ]);

    private static ElementSensitivity OfElement(ElementFinding finding, ElementFinding without, int? silent, RecurrenceRule rule)
    {
        var needed = rule.SmallestRecurrent(finding.Denominator);
        int? toFlip = finding.Recurrent
            ? needed - 1 - finding.Named
            : needed <= finding.Denominator ? needed - finding.Named : null;
        return new ElementSensitivity(finding, toFlip, without, GetRange(finding, silent, rule));
    }

    /// <summary>
    /// The range of the share if the silent organizations had answered. All of them then count in the denominator (unless
    /// it is the invited, where they count already), and between none and all of them name the element.
    /// </summary>
    private static ShareRange? GetRange(ElementFinding finding, int? silent, RecurrenceRule rule)
    {
        if (silent is not { } more)
        {
            return null;
        }

        var denominator = finding.Denominator + (rule.Denominator == Denominator.Invited ? 0 : more);
        var most = finding.Named + more;
        var overturned = finding.Recurrent
            ? !rule.IsRecurrent(finding.Named, denominator)
            : rule.IsRecurrent(most, denominator);
        return new ShareRange(finding.Named, most, denominator, overturned);
    }
}
