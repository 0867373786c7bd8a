using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>How firmly the findings of a round stand.</summary>
/// <param name="Overview">The findings.</param>
/// <param name="Regions">One for each region, in the directory's order.</param>
public sealed record Sensitivity(Overview Overview, IReadOnlyList<RegionalSensitivity> Regions)
{
    /// <summary>Tries the findings of a round in three ways.</summary>
    /// <param name="round">The round.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="digests">One of each respondent; read once and not kept.</param>
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
    public static async Task<Sensitivity> Of(Round round, RecurrenceRule rule, IAsyncEnumerable<ResponseDigest> digests, CancellationToken cancellationToken = default)
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

    /// <summary>A provisional answer as if its recommendations were still being discussed.</summary>
    private static ResponseDigest WithoutProvisional(ResponseDigest digest) =>
        digest.Status == RecommendationStatus.Provisional ? digest with { Status = RecommendationStatus.InDiscussion } : digest;

    private static RegionalSensitivity OfRegion(RegionalOverview region, RegionalOverview without, RecurrenceRule rule) =>
        new(
            region,
            [.. region.Elements.Select(finding => OfElement(finding, without.Elements[finding.Element.Position], region.NoFeedback?.Count, rule))]);

    private static ElementSensitivity OfElement(ElementFinding finding, ElementFinding without, int? silent, RecurrenceRule rule)
    {
        var needed = rule.SmallestRecurrent(finding.Denominator);
        int? toFlip = finding.Recurrent
            ? needed - 1 - finding.Named
            : needed <= finding.Denominator ? needed - finding.Named : null;
        return new ElementSensitivity(finding, toFlip, without, GetRange(finding, silent, rule));
    }

    /// <summary>
    /// If those silent answered: all of them counting in the denominator, and none or all of them naming the element.
    /// The invited are the denominator already, whoever answers.
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
