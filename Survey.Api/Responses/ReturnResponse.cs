namespace Survey.Api.Responses;

/// <summary>Giving a response back to the secretariat.</summary>
/// <param name="Reason">What is to be changed; the secretariat reads it.</param>
public sealed record ReturnResponse(string Reason);
