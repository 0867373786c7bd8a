using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>A round as this process has read it last. It can be outdated, so a transaction that relies on it must compare.</summary>
/// <param name="Round">The definition.</param>
/// <param name="Revision">The number of the definition.</param>
/// <param name="Decision">The decision about the round.</param>
public sealed record KnownRound(Round Round, int Revision, RoundDecision Decision);
