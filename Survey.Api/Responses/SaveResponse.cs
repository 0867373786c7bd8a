using System.Text.Json;

namespace Survey.Api.Responses;

/// <summary>The whole new content of a draft.</summary>
/// <param name="Answers">The answers by question, as in a response's file; required ones may still be missing.</param>
/// <param name="Language">Language of the answers, for instance fr.</param>
/// <param name="SavedBy">Name of who saves it, shown to others who have it open. Only used with links; an account has its own name.</param>
public sealed record SaveResponse(JsonElement Answers, string? Language = null, string? SavedBy = null);
