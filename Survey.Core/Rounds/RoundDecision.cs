namespace Survey.Core.Rounds;

/// <summary>
/// The last decision of a coordinator about a round. Together with the round's dates it determines the <see
/// cref="RoundPhase"/>.
/// </summary>
public enum RoundDecision
{
    /// <summary>Created, but not published yet.</summary>
    Prepared,

    /// <summary>Published: answers are accepted from the first day to the last.</summary>
    Published,

    /// <summary>Closed by a coordinator, before or after the last day.</summary>
    Closed,
}
