namespace Survey.Core.Rounds;

/// <summary>The phase of a round.</summary>
public enum RoundPhase
{
    /// <summary>Not published: nobody can answer, and the questionnaire and the directory may change freely.</summary>
    Preparing,

    /// <summary>Published, but the first day is still in the future.</summary>
    Announced,

    /// <summary>Answers are accepted.</summary>
    Collecting,

    /// <summary>No more answers are accepted: a coordinator has closed the round, or its last day has passed.</summary>
    Closed,
}
