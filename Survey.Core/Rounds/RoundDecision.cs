namespace Survey.Core.Rounds;

/// <summary>What a coordinator has decided about a round; its phase follows from this and from its dates.</summary>
public enum RoundDecision
{
    /// <summary>Made, and not published yet.</summary>
    Prepared,

    /// <summary>Published: answers are taken from its first day to its last.</summary>
    Published,

    /// <summary>Closed before or after its last day.</summary>
    Closed,
}
