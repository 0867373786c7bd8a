namespace Survey.Core.Rounds;

/// <summary>Where a round stands on its way.</summary>
public enum RoundPhase
{
    /// <summary>Being prepared: nobody can answer, and questionnaire and directory may still change at will.</summary>
    Preparing,

    /// <summary>Published, and its first day has not come.</summary>
    Announced,

    /// <summary>Answers are taken.</summary>
    Collecting,

    /// <summary>No more answers are taken, by a coordinator's decision or since its last day has passed.</summary>
    Closed,
}
