namespace Survey.Api.Responses;

/// <summary>Endorsing what was submitted.</summary>
/// <param name="EndorsedBy">The name of who endorses on behalf of the chair.</param>
/// <param name="Comment">Something to say with it.</param>
public sealed record EndorseResponse(string EndorsedBy, string? Comment = null);
