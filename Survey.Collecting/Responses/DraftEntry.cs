using Survey.Core.Responses;

namespace Survey.Collecting.Responses;

/// <summary>What is being written and has not been submitted.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Version">Grows with every save, from 1.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">Who saved it last, as shown.</param>
public sealed record DraftEntry(DraftContent Content, int Version, DateTimeOffset SavedAt, string SavedBy);
