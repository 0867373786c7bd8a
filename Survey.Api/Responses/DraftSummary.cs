namespace Survey.Api.Responses;

/// <summary>A draft, without its content.</summary>
/// <param name="Version">From 1; grows with every save.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">Display name of who last saved it.</param>
public sealed record DraftSummary(int Version, DateTimeOffset SavedAt, string SavedBy);
