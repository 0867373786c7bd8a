namespace Survey.Core.Analysis;

/// <summary>Why printed figures cannot all be true.</summary>
public enum ContradictionRule
{
    /// <summary>The same figure was printed with two values.</summary>
    PrintedTwice,

    /// <summary>Parts do not add up to the whole: those recommending and those that are not, to those that responded.</summary>
    PartsAndWhole,

    /// <summary>An organization is in two lists that exclude each other.</summary>
    InBoth,

    /// <summary>More organizations are named than were counted.</summary>
    MoreNamedThanCounted,

    /// <summary>An organization is said to address a theme, and to have no recommendations.</summary>
    AddressesWithoutRecommending,
}
