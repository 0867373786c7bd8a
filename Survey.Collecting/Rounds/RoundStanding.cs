using Survey.Core.Rounds;

namespace Survey.Collecting.Rounds;

/// <summary>A round with its phase and counts.</summary>
/// <param name="Round">The round, by its latest definition.</param>
/// <param name="Revision">Number of that definition's revision, from 1.</param>
/// <param name="Decision">The latest decision about it.</param>
/// <param name="Phase">Its phase today.</param>
/// <param name="Responded">Number of responses submitted or endorsed.</param>
/// <param name="Drafts">Number of drafts.</param>
public sealed record RoundStanding(
    Round Round,
    int Revision,
    RoundDecision Decision,
    RoundPhase Phase,
    int Responded,
    int Drafts);
