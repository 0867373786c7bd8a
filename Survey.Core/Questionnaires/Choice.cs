using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>One thing that can be chosen.</summary>
/// <param name="Position">The place in its list, from 0.</param>
/// <param name="Code">Unique in its list; what is stored.</param>
/// <param name="Label">What is shown.</param>
public sealed record Choice(int Position, string Code, LocalizedText Label);
