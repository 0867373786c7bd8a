using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>
/// The overviews of a round's regions and the summary across them. Every report shows these records and computes
/// nothing itself.
/// </summary>
/// <param name="Round">The round whose responses were counted.</param>
/// <param name="Rule">The rule that the findings follow: the round's own, or a different one that is being tried.</param>
/// <param name="Overall">The summary across all regions.</param>
/// <param name="Regions">One overview per region, in the directory's order.</param>
public sealed record Overview(Round Round, RecurrenceRule Rule, CrossRegionalSummary Overall, IReadOnlyList<RegionalOverview> Regions)
{
    /// <summary>The day at whose end the responses were counted; null for the present ones.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Counts the responses of a round.</summary>
    /// <param name="round">The round that the digests belong to.</param>
    /// <param name="rule">The rule to follow. An open round cannot use the invited organizations as denominator.</param>
    /// <param name="digests">One digest per respondent, in any order. Enumerated once and not kept.</param>
    /// <exception cref="ArgumentException">The round is open and the rule divides by the invited organizations.</exception>
    public static Overview Of(Round round, RecurrenceRule rule, IEnumerable<ResponseDigest> digests)
    {
        var builder = new OverviewBuilder(round, rule);
        foreach (var digest in digests)
        {
            builder.Add(digest);
        }

        return builder.Build();
    }

    /// <inheritdoc cref="Of(Round, RecurrenceRule, IEnumerable{ResponseDigest})"/>
    /// <param name="round">The round.</param>
    /// <param name="rule">The rule to follow; in an open round not with the invited as denominator.</param>
    /// <param name="digests">One of each respondent, in any order; read once and not kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Overview> Of(
        Round round,
        RecurrenceRule rule,
        IAsyncEnumerable<ResponseDigest> digests,
        CancellationToken cancellationToken = default)
    {
        var builder = new OverviewBuilder(round, rule);
        await foreach (var digest in digests.WithCancellation(cancellationToken))
        {
            builder.Add(digest);
        }

        return builder.Build();
    }

    /// <summary>Counts the responses of a round with several threads.</summary>
    /// <param name="round">The round.</param>
    /// <param name="rule">The rule to follow; in an open round not with the invited as denominator.</param>
    /// <param name="rows">One of each respondent, in any order; read once and not kept.</param>
    /// <param name="toDigest">Makes the digest of a row; called by several threads.</param>
    /// <param name="threads">Number of threads that count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Overview> Of<TRow>(
        Round round,
        RecurrenceRule rule,
        IAsyncEnumerable<TRow> rows,
        Func<TRow, ResponseDigest> toDigest,
        int threads,
        CancellationToken cancellationToken)
    {
        var builder = await ParallelCount.Of(
            rows,
            ParallelCount.SmallRows,
            threads,
            () => new OverviewBuilder(round, rule),
            (builder, row) => builder.Add(toDigest(row)),
            (all, more) => all.Merge(more),
            cancellationToken);
        return builder.Build();
    }

    /// <summary>The regions where an element is recurrent, in the directory's order.</summary>
    public IReadOnlyList<Region> GetRegionsWhereRecurrent(Element element) =>
        [.. Regions.Where(region => region.Elements[element.Position].Recurrent).Select(region => region.Region)];
}
