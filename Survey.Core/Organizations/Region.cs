using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>A region that overviews are written for.</summary>
/// <param name="Position">The place in the directory's order, from 0.</param>
/// <param name="Code">Unique among the regions.</param>
/// <param name="Name">As it stands in a sentence: "the Americas".</param>
public sealed record Region(int Position, string Code, LocalizedText Name);
