using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>
/// A table that translates elements of one framework into elements of another, so that answers coded with the first
/// can be reported in terms of the second.
/// </summary>
/// <param name="Code">Unique code of the crosswalk.</param>
/// <param name="Name">Display name; the code if the file gives none.</param>
/// <param name="Author">The author of this translation.</param>
/// <param name="Status">Whether the translation is official or only a reading of this project.</param>
/// <param name="Source">What the translation is based on; null if not given.</param>
/// <param name="From">The framework that answers are coded with.</param>
/// <param name="To">The framework that reports use.</param>
/// <param name="Pairs">The translations, in the order of the file. An element may occur in several of them.</param>
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

    /// <summary>The elements of the other framework that an element is translated to; empty if it has no counterpart.</summary>
    public ElementSet GetCounterparts(Element element) => _counterparts[element.Position];

    /// <summary>
    /// The elements without a counterpart, in the order of their framework, including those that the table does not
    /// mention.
    /// </summary>
    public IReadOnlyList<Element> GetWithoutCounterpart() => [.. From.Elements.Where(element => GetCounterparts(element).IsEmpty)];

    /// <summary>All elements of the other framework that any of the given elements is translated to.</summary>
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
