namespace Survey.Api.Responses;

/// <summary>Taking a response back.</summary>
/// <param name="Reason">Why; may be left out.</param>
public sealed record WithdrawResponse(string? Reason = null);
