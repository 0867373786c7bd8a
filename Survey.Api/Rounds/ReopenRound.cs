namespace Survey.Api.Rounds;

/// <summary>Opening a closed round again.</summary>
/// <param name="Reason">Why, for the audit trail.</param>
/// <param name="Closes">The new last day on which answers are taken; no limit without it.</param>
/// <param name="Deadline">The new last day in time; without it the one the round had stays.</param>
public sealed record ReopenRound(string Reason, DateOnly? Closes = null, DateOnly? Deadline = null);
