namespace Survey.Api.Responses;

/// <summary>Submitting what was drafted.</summary>
/// <param name="SubmittedBy">The name of who submits on behalf of the organization.</param>
/// <param name="Way">paper, for a coordinator who enters what came on paper or by mail; api without it.</param>
/// <param name="Day">The day it arrived, for what came on paper; today without it.</param>
public sealed record SubmitResponse(string SubmittedBy, string? Way = null, DateOnly? Day = null);
