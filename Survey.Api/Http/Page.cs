namespace Survey.Api.Http;

/// <summary>A part of a list, in the list's one order.</summary>
/// <param name="Items">The things.</param>
/// <param name="Next">What to send as <c>cursor</c> for the next part; null after the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
