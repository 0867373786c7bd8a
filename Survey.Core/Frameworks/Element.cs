using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>One subject that answers can be keyed to, for instance element (h) of the Global Compact: remittances.</summary>
/// <param name="Position">The place in the framework's order, in the range [0, 512).</param>
/// <param name="Code">Unique in its framework.</param>
/// <param name="Title">The full title.</param>
/// <param name="Short">A few words for tables; the title where none was given.</param>
public sealed record Element(int Position, string Code, LocalizedText Title, LocalizedText Short);
