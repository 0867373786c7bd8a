namespace Survey.Api.Responses;

/// <summary>Request to endorse a submitted response.</summary>
/// <param name="EndorsedBy">Name of the person who endorses on behalf of the chair.</param>
/// <param name="Comment">Optional comment.</param>
public sealed record EndorseResponse(string EndorsedBy, string? Comment = null);
