using Survey.Core.Rounds;

namespace Survey.Collecting.OpenRounds;

/// <summary>An open round as its public page shows it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Phase">Its phase today: announced, collecting or closed.</param>
public sealed record OpenRound(Round Round, RoundPhase Phase);
