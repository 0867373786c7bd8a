using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;

namespace Survey.Core.Comparisons;

/// <summary>How the recurrent elements of a region differ between two rounds.</summary>
/// <param name="Region">The region, from the later round.</param>
/// <param name="Elements">The elements that both rounds have, in the order of the later framework.</param>
public sealed record RegionalRecurrence(Region Region, IReadOnlyList<ComparedElement> Elements)
{
    /// <summary>The elements that were not recurrent and are now.</summary>
    public IEnumerable<ComparedElement> Became => Elements.Where(element => !element.Earlier.Recurrent && element.Later.Recurrent);

    /// <summary>The elements that were recurrent and are no longer.</summary>
    public IEnumerable<ComparedElement> Ceased => Elements.Where(element => element.Earlier.Recurrent && !element.Later.Recurrent);

    /// <summary>The elements that were recurrent and still are.</summary>
    public IEnumerable<ComparedElement> Stayed => Elements.Where(element => element.Earlier.Recurrent && element.Later.Recurrent);
}

/// <summary>The findings about one element of a region in two rounds.</summary>
/// <param name="Earlier">The finding of the earlier round.</param>
/// <param name="Later">The finding of the later round.</param>
public sealed record ComparedElement(ElementFinding Earlier, ElementFinding Later)
{
    /// <summary>The element, from the later round.</summary>
    public Element Element => Later.Element;
}

/// <summary>The regions where an element is recurrent in two rounds. Only regions that both rounds have are considered.</summary>
/// <param name="Element">The element, from the later round.</param>
/// <param name="Earlier">Where it was recurrent, in the order of the later directory.</param>
/// <param name="Later">Where it is recurrent.</param>
public sealed record ElementRecurrence(Element Element, IReadOnlyList<Region> Earlier, IReadOnlyList<Region> Later)
{
    /// <summary>The regions where it became recurrent.</summary>
    public IReadOnlyList<Region> Gained => [.. Later.Except(Earlier)];

    /// <summary>The regions where it ceased to be recurrent.</summary>
    public IReadOnlyList<Region> Lost => [.. Earlier.Except(Later)];

    /// <summary>True if it is recurrent in other regions than before.</summary>
    public bool IsChanged => Gained.Count + Lost.Count > 0;
}
