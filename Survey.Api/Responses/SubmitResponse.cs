using System.Text.Json;

namespace Survey.Api.Responses;

/// <summary>Request to submit the draft, or the answers that it contains.</summary>
/// <param name="SubmittedBy">Name of the person who submits on behalf of the organization.</param>
/// <param name="Way">paper, for a coordinator who enters what came on paper or by mail; otherwise api, the default.</param>
/// <param name="Day">The day it arrived on paper; by default, today.</param>
/// <param name="Answers">The answers to submit, as in a response's file; they replace the draft. By default, the draft.</param>
/// <param name="Language">Language of these answers, for instance fr.</param>
public sealed record SubmitResponse(
    string SubmittedBy,
    string? Way = null,
    DateOnly? Day = null,
    JsonElement? Answers = null,
    string? Language = null);
