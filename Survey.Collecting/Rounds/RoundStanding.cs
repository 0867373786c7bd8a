using Survey.Core.Rounds;

namespace Survey.Collecting.Rounds;

/// <summary>A round and where it stands.</summary>
/// <param name="Round">The round by its latest definition.</param>
/// <param name="Revision">The number of that definition, from 1.</param>
/// <param name="Decision">What was decided last.</param>
/// <param name="Phase">Where it stands today.</param>
/// <param name="Responded">How many respondents have submitted.</param>
/// <param name="Drafts">How many drafts there are.</param>
public sealed record RoundStanding(
    Round Round,
    int Revision,
    RoundDecision Decision,
    RoundPhase Phase,
    int Responded,
    int Drafts);
