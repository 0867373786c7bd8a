using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>One line of a crosswalk.</summary>
/// <param name="From">The element that answers are coded with.</param>
/// <param name="To">The element that it is translated to; null if it has no counterpart.</param>
/// <param name="Note">The reason for the translation; null if not given.</param>
public sealed record CrosswalkPair(Element From, Element? To, LocalizedText? Note);
