using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>
/// A table that says which elements of one framework stand for which of another, so that answers keyed to the one can be
/// reported in the terms of the other.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Author">Whose reading it is.</param>
/// <param name="Status">Whether it is official, or one reading among others.</param>
/// <param name="Source">What it rests on; null where not said.</param>
/// <param name="From">The framework that answers are keyed to.</param>
/// <param name="To">The framework they are reported in.</param>
/// <param name="Pairs">Which stands for which, in the order of the file.</param>
public sealed record Crosswalk(
    string Code,
    LocalizedText Name,
    LocalizedText Author,
    CrosswalkStatus Status,
    LocalizedText? Source,
    Framework From,
    Framework To,
    IReadOnlyList<CrosswalkPair> Pairs)
{
    private readonly ElementSet[] _counterparts = CollectCounterparts(From, Pairs);

    /// <summary>The elements of the other framework that an element stands for; empty if it has no counterpart.</summary>
    public ElementSet GetCounterparts(Element element) => _counterparts[element.Position];

    /// <summary>The elements without counterpart, in their framework's order; those the table does not mention too.</summary>
    public IReadOnlyList<Element> GetWithoutCounterpart() => [.. From.Elements.Where(element => GetCounterparts(element).IsEmpty)];

    /// <summary>All elements of the other framework that a set of elements stands for.</summary>
    public ElementSet Translate(ElementSet elements) =>
        elements.Positions.Aggregate(ElementSet.Empty, (all, position) => all | _counterparts[position]);

    private static ElementSet[] CollectCounterparts(Framework from, IReadOnlyList<CrosswalkPair> pairs)
    {
        var counterparts = new ElementSet[from.Elements.Count];
        foreach (var pair in pairs)
        {
            if (pair.To is { } to)
            {
                counterparts[pair.From.Position] |= ElementSet.Of(to.Position);
            }
        }

        return counterparts;
    }
}
