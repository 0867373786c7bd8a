namespace Survey.Api.Responses;

/// <summary>Request to withdraw a response.</summary>
/// <param name="Reason">Optional reason.</param>
public sealed record WithdrawResponse(string? Reason = null);
