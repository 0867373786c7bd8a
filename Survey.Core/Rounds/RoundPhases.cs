namespace Survey.Core.Rounds;

/// <summary>The codes of a round's phases, and how the phase follows from what was decided and from the day.</summary>
public static class RoundPhases
{
    /// <summary>The phase's code in stores and on the wire.</summary>
    public static string ToCode(this RoundPhase phase) => phase switch
    {
        RoundPhase.Preparing => "preparing",
        RoundPhase.Announced => "announced",
        RoundPhase.Collecting => "collecting",
        RoundPhase.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    /// <summary>The phase of a round on a day.</summary>
    /// <param name="round">The round.</param>
    /// <param name="decision">What was decided; a round loaded from a folder was published with it.</param>
    /// <param name="today">The day, in universal time.</param>
    public static RoundPhase GetPhase(this Round round, RoundDecision decision, DateOnly today) => decision switch
    {
        RoundDecision.Prepared => RoundPhase.Preparing,
        RoundDecision.Closed => RoundPhase.Closed,
        _ when today < round.Opens => RoundPhase.Announced,
        _ when today > round.Closes => RoundPhase.Closed,
        _ => RoundPhase.Collecting,
    };
}
