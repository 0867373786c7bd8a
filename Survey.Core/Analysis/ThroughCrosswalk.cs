using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>A round's overview in the terms of another framework.</summary>
/// <param name="Crosswalk">By which table.</param>
/// <param name="Overview">The overview; its round has the other framework.</param>
/// <param name="WithoutCounterpart">
/// The elements the table has no counterpart for, in their framework's order, each with the recommending respondents
/// that name it: they are told, not dropped.
/// </param>
public sealed record ThroughCrosswalk(Crosswalk Crosswalk, Overview Overview, IReadOnlyList<ElementMention> WithoutCounterpart)
{
    /// <summary>Counts a round's responses in the terms of another framework.</summary>
    /// <param name="round">The round, keyed to the crosswalk's first framework.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="crosswalk">Which stands for which.</param>
    /// <param name="digests">One of each respondent; read once and not kept.</param>
    /// <remarks>
    /// A respondent names an element of the other framework if it names any element that stands for it, and counts once.
    /// Who is recommending does not change: one that names nothing with a counterpart recommends all the same.
    /// </remarks>
    public static ThroughCrosswalk Of(Round round, RecurrenceRule rule, Crosswalk crosswalk, IEnumerable<ResponseDigest> digests)
    {
        var (translated, own) = (new OverviewBuilder(round with { Framework = crosswalk.To }, rule), new OverviewBuilder(round, rule));
        foreach (var digest in digests)
        {
            translated.Add(Translate(digest, crosswalk));
            own.Add(digest);
        }

        return Of(crosswalk, translated, own);
    }

    /// <inheritdoc cref="Of(Round, RecurrenceRule, Crosswalk, IEnumerable{ResponseDigest})"/>
    /// <param name="round">The round, keyed to the crosswalk's first framework.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="crosswalk">Which stands for which.</param>
    /// <param name="digests">One of each respondent; read once and not kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ThroughCrosswalk> Of(Round round, RecurrenceRule rule, Crosswalk crosswalk, IAsyncEnumerable<ResponseDigest> digests, CancellationToken cancellationToken = default)
    {
        var (translated, own) = (new OverviewBuilder(round with { Framework = crosswalk.To }, rule), new OverviewBuilder(round, rule));
        await foreach (var digest in digests.WithCancellation(cancellationToken))
        {
            translated.Add(Translate(digest, crosswalk));
            own.Add(digest);
        }

        return Of(crosswalk, translated, own);
    }

    private static ThroughCrosswalk Of(Crosswalk crosswalk, OverviewBuilder translated, OverviewBuilder own) =>
        new(crosswalk, translated.Build(), own.GetMentions(crosswalk.GetWithoutCounterpart()));

    private static ResponseDigest Translate(ResponseDigest digest, Crosswalk crosswalk)
    {
        var elements = crosswalk.Translate(digest.Coverage.Elements);
        var themes = ElementSet.Of(elements.Positions.Select(position => crosswalk.To.GetThemeOf(crosswalk.To.Elements[position]).Position));
        return digest with { Coverage = new Coverage(elements, themes) };
    }
}
