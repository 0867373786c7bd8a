using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>A group of elements of a framework.</summary>
/// <param name="Position">Position in the framework's order, from 0.</param>
/// <param name="Code">Unique among the themes; null for the single group of a framework without themes.</param>
/// <param name="Title">The full title.</param>
/// <param name="Short">A few words for tables; the full title if none was given.</param>
/// <param name="Elements">In the framework's order; may be empty.</param>
public sealed record Theme(int Position, string? Code, LocalizedText Title, LocalizedText Short, IReadOnlyList<Element> Elements)
{
    /// <summary>The positions of its elements in the framework.</summary>
    public ElementSet Positions { get; } = ElementSet.Of(Elements.Select(element => element.Position));
}
