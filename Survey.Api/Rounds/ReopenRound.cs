namespace Survey.Api.Rounds;

/// <summary>Request to reopen a closed round.</summary>
/// <param name="Reason">The reason, for the audit trail.</param>
/// <param name="Closes">The new last day on which answers are taken; no limit by default.</param>
/// <param name="Deadline">The new last day in time; unchanged by default.</param>
public sealed record ReopenRound(string Reason, DateOnly? Closes = null, DateOnly? Deadline = null);
