using Survey.Core.Analysis;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>Reads of a store by tests.</summary>
internal static class StoreReads
{
    /// <summary>The latest definition of a round; null if there is no round with that code.</summary>
    public static async Task<Round?> FindRound(this StoreSession session, string code) => (await session.Rounds.Find(code))?.Round;

    /// <summary>The overview of a round by its own rule.</summary>
    public static Task<Overview> Count(this StoreSession session, Round round) =>
        Overview.Of(round, round.Rule, session.Responses.ReadDigests(round));
}
