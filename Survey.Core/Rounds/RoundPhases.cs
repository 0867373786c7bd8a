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

    /// <summary>The phase of a round on a given day.</summary>
    /// <param name="round">The round, with its first and last day.</param>
    /// <param name="decision">The coordinator's decision. A round loaded from a folder counts as published.</param>
    /// <param name="today">The day in UTC.</param>
    public static RoundPhase GetPhase(this Round round, RoundDecision decision, DateOnly today) => decision switch
    {
        RoundDecision.Prepared => RoundPhase.Preparing,
        RoundDecision.Closed => RoundPhase.Closed,
        _ when today < round.Opens => RoundPhase.Announced,
        _ when today > round.Closes => RoundPhase.Closed,
        _ => RoundPhase.Collecting,
    };
}
