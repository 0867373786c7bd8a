using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>One subject that answers can be coded with, for instance element (h) of the Global Compact: remittances.</summary>
/// <param name="Position">Position in the framework's order, in the range [0, 512).</param>
/// <param name="Code">Unique within the framework.</param>
/// <param name="Title">The full title.</param>
/// <param name="Short">A few words for tables; the full title if none was given.</param>
public sealed record Element(int Position, string Code, LocalizedText Title, LocalizedText Short);
