namespace Survey.Core.Rounds;

/// <summary>The codes of the round phases, and the rule that derives a phase from the coordinator's decision and the date.</summary>
public static class RoundPhases
{
    /// <summary>The code of the phase, as used in stores and in the API.</summary>
    public static string ToCode(this RoundPhase phase) => phase switch
    {
        RoundPhase.Preparing => "preparing",
        RoundPhase.Announced => "announced",
        RoundPhase.Collecting => "collecting",
        RoundPhase.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    /// <summary>The phase of a round at a moment.</summary>
    /// <param name="round">The round, with its first and last day.</param>
    /// <param name="decision">The coordinator's decision. A round loaded from a folder counts as published.</param>
    /// <param name="now">The moment.</param>
    public static RoundPhase GetPhase(this Round round, RoundDecision decision, DateTimeOffset now) => decision switch
    {
        RoundDecision.Prepared => RoundPhase.Preparing,
        RoundDecision.Closed => RoundPhase.Closed,
        _ when now < round.OpensAt => RoundPhase.Announced,
        _ when now >= round.ClosesAt => RoundPhase.Closed,
        _ => RoundPhase.Collecting,
    };
}
