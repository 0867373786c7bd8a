using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>A part of a region that its overview counts separately.</summary>
/// <param name="Position">Position among all subregions of the directory, from 0, in the order of the regions.</param>
/// <param name="Code">Unique among the subregions of the directory.</param>
/// <param name="Name">The name in the form used inside a sentence: “the Middle East and North Africa”.</param>
public sealed record Subregion(int Position, string Code, LocalizedText Name);
