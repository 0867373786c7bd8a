namespace Survey.Api.Responses;

/// <summary>Request to return a response to the secretariat.</summary>
/// <param name="Reason">What must be changed; the secretariat reads it.</param>
public sealed record ReturnResponse(string Reason);
