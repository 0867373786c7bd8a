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
    /// <summary>Compares two rounds, each by the rule given with it.</summary>
    /// <param name="session">The session that reads the responses.</param>
    /// <param name="earlier">The earlier round.</param>
    /// <param name="later">The later round.</param>
    /// <param name="crosswalk">Leads from the framework of one round to that of the other; null for none.</param>
    public static async Task<RoundComparison> Compare(
        StoreSession session,
        (Round Round, RecurrenceRule Rule) earlier,
        (Round Round, RecurrenceRule Rule) later,
        Crosswalk? crosswalk = null)
    {
        var isOfEarlier = crosswalk?.From.Code == earlier.Round.Framework.Code;
        return RoundComparison.Of(
            await Read(session, earlier.Round, earlier.Rule, isOfEarlier ? crosswalk : null),
            await Read(session, later.Round, later.Rule, isOfEarlier ? null : crosswalk));
    }

    /// <summary>Overview and results of a round; with a crosswalk, the overview is translated by it.</summary>
    private static async Task<ComparedRound> Read(StoreSession session, Round round, RecurrenceRule rule, Crosswalk? crosswalk)
    {
        var latest = RoundSnapshot.Latest(session, round);
        var translated = crosswalk is null
            ? null
            : await TranslatedOverview.Of(round, rule, crosswalk, latest.ReadDigests(), session.Cancellation);
        var overview = translated?.Overview ?? await latest.ReadOverview(rule, session.Cancellation);
        var results = await latest.ReadResults(ResultSelection.All, session.Cancellation);
        return new ComparedRound(overview, results, translated);
    }
}
