using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>A round's overview, translated into another framework.</summary>
/// <param name="Crosswalk">The crosswalk that translates.</param>
/// <param name="Overview">The translated overview. Its round has the other framework.</param>
/// <param name="WithoutCounterpart">
/// The elements that the crosswalk does not translate, in the order of their own framework, each with the
/// recommending respondents that name it. Reports list them, so nothing is dropped silently.
/// </param>
public sealed record TranslatedOverview(Crosswalk Crosswalk, Overview Overview, IReadOnlyList<ElementMention> WithoutCounterpart)
{
    /// <summary>Counts a round's responses in terms of another framework.</summary>
    /// <param name="round">The round. Its framework is the crosswalk's first one.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="crosswalk">The translation between the two frameworks.</param>
    /// <param name="digests">One digest per respondent. Enumerated once and not kept.</param>
    /// <remarks>
    /// A respondent names an element of the other framework if it names at least one of the elements translated to it,
    /// and counts once. Translation does not change who is recommending: a respondent that names only elements without a
    /// counterpart still counts.
    /// </remarks>
    public static TranslatedOverview Of(Round round, RecurrenceRule rule, Crosswalk crosswalk, IEnumerable<ResponseDigest> digests)
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
    public static async Task<TranslatedOverview> Of(
        Round round,
        RecurrenceRule rule,
        Crosswalk crosswalk,
        IAsyncEnumerable<ResponseDigest> digests,
        CancellationToken cancellationToken = default)
    {
        var (translated, own) = (new OverviewBuilder(round with { Framework = crosswalk.To }, rule), new OverviewBuilder(round, rule));
        await foreach (var digest in digests.WithCancellation(cancellationToken))
        {
            translated.Add(Translate(digest, crosswalk));
            own.Add(digest);
        }

        return Of(crosswalk, translated, own);
    }

    /// <summary>The digest of a response in terms of the other framework.</summary>
    public ResponseDigest DigestOf(Response response) =>
        Translate(ResponseDigest.Of(response, Overview.Round with { Framework = Crosswalk.From }), Crosswalk);

    private static TranslatedOverview Of(Crosswalk crosswalk, OverviewBuilder translated, OverviewBuilder own) =>
        new(crosswalk, translated.Build(), own.GetMentions(crosswalk.GetWithoutCounterpart()));

    private static ResponseDigest Translate(ResponseDigest digest, Crosswalk crosswalk)
    {
        var elements = crosswalk.Translate(digest.Coverage.Elements);
        var themes = ElementSet.Of(
            elements.Positions.Select(position => crosswalk.To.GetThemeOf(crosswalk.To.Elements[position]).Position));
        return digest with { Coverage = new Coverage(elements, themes) };
    }
}
