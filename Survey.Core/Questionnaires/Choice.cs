using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>One thing that can be chosen.</summary>
/// <param name="Position">The place in its list, from 0.</param>
/// <param name="Code">What is stored; unique in its list, unless the questionnaire allows doubled ones.</param>
/// <param name="Label">What is shown.</param>
public sealed record Choice(int Position, string Code, LocalizedText Label)
{
    /// <summary>Further columns by name, for filters; in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];
}
