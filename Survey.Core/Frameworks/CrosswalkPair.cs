using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>One line of a crosswalk.</summary>
/// <param name="From">The element answers are keyed to.</param>
/// <param name="To">The element it stands for; null if there is none.</param>
/// <param name="Note">Why; null where not said.</param>
public sealed record CrosswalkPair(Element From, Element? To, LocalizedText? Note);
