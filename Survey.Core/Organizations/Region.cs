using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>A region that gets an overview of its own.</summary>
/// <param name="Position">Position in the directory's order, from 0.</param>
/// <param name="Code">Unique among the regions of the directory.</param>
/// <param name="Name">The name in the form used inside a sentence: "the Americas".</param>
public sealed record Region(int Position, string Code, LocalizedText Name)
{
    /// <summary>Its subregions, in the directory's order; usually none.</summary>
    public IReadOnlyList<Subregion> Subregions { get; init; } = [];
}
