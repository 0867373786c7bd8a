namespace Survey.Api.Http;

/// <summary>One page of a list. The list has a fixed order.</summary>
/// <param name="Items">The items of the page.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
