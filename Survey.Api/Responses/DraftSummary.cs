namespace Survey.Api.Responses;

/// <summary>What is being written and has not been submitted.</summary>
/// <param name="Version">Grows with every save, from 1.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">Who saved it last, as shown.</param>
public sealed record DraftSummary(int Version, DateTimeOffset SavedAt, string SavedBy);
