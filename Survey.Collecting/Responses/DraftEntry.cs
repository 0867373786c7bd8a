using Survey.Core.Responses;

namespace Survey.Collecting.Responses;

/// <summary>A stored draft.</summary>
/// <param name="Content">The answers and typed values.</param>
/// <param name="Version">From 1; grows with every save.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">Display name of who last saved it.</param>
public sealed record DraftEntry(DraftContent Content, int Version, DateTimeOffset SavedAt, string SavedBy);
