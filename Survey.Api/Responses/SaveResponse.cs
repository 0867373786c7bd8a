using System.Text.Json;

namespace Survey.Api.Responses;

/// <summary>What a draft is to say from now on, whole.</summary>
/// <param name="Answers">The answers by question, as in a response's file; required ones may still be missing.</param>
/// <param name="Language">The language of the answers, for instance fr.</param>
/// <param name="SavedBy">Who saves it, as shown to others who have it open. For links only; an account has its name.</param>
public sealed record SaveResponse(JsonElement Answers, string? Language = null, string? SavedBy = null);
