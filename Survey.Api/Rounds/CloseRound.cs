namespace Survey.Api.Rounds;

/// <summary>Request to close a round.</summary>
/// <param name="Reason">Optional reason, for the audit trail.</param>
public sealed record CloseRound(string? Reason = null);
