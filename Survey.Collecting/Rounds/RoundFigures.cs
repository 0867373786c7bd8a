using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Core.Frameworks;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.Rounds;

/// <summary>Counts the stored responses of a round for a comparison with another one.</summary>
public static class RoundFigures
{
    /// <summary>Overview and results of a round.</summary>
    /// <param name="session">The session that reads the responses.</param>
    /// <param name="round">The round.</param>
    /// <param name="rule">The rule to follow.</param>
    /// <param name="crosswalk">The crosswalk that translates the overview; null for none.</param>
    public static async Task<ComparedRound> Read(StoreSession session, Round round, RecurrenceRule rule, Crosswalk? crosswalk = null)
    {
        var digests = session.Responses.ReadDigests(round);
        var translated = crosswalk is null
            ? null
            : await TranslatedOverview.Of(round, rule, crosswalk, digests, session.Cancellation);
        var overview = translated?.Overview ?? await Overview.Of(round, rule, digests, session.Cancellation);
        var results = await RoundResults.Of(round, ResultSelection.All, session.Responses.Read(round), session.Cancellation);
        return new ComparedRound(overview, results, translated);
    }
}
