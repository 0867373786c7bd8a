using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>A group of elements.</summary>
/// <param name="Position">The place in the framework's order, from 0.</param>
/// <param name="Code">Unique among the themes; null for the one group of a framework without themes.</param>
/// <param name="Title">The full title.</param>
/// <param name="Short">A few words for tables; the title where none was given.</param>
/// <param name="Elements">In the framework's order; may be empty.</param>
public sealed record Theme(int Position, string? Code, LocalizedText Title, LocalizedText Short, IReadOnlyList<Element> Elements)
{
    /// <summary>The positions of its elements.</summary>
    public ElementSet Positions { get; } = ElementSet.Of(Elements.Select(element => element.Position));
}
