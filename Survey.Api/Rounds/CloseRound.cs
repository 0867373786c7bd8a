namespace Survey.Api.Rounds;

/// <summary>Closing a round.</summary>
/// <param name="Reason">Why, for the audit trail; may be left out.</param>
public sealed record CloseRound(string? Reason = null);
