namespace Survey.Api.Responses;

/// <summary>Request to submit the draft.</summary>
/// <param name="SubmittedBy">Name of the person who submits on behalf of the organization.</param>
/// <param name="Way">paper, for a coordinator who enters what came on paper or by mail; otherwise api, the default.</param>
/// <param name="Day">The day it arrived on paper; by default, today.</param>
public sealed record SubmitResponse(string SubmittedBy, string? Way = null, DateOnly? Day = null);
