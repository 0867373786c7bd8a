using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>One entry of a list of choices.</summary>
/// <param name="Position">Position in its list, from 0.</param>
/// <param name="Code">The code that is stored as the answer; unique in its list, unless the questionnaire allows duplicates.</param>
/// <param name="Label">The text that is shown; the code if the file gives none.</param>
public sealed record Choice(int Position, string Code, LocalizedText Label)
{
    /// <summary>Additional columns by name, in order. Choice filters use them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];

    /// <summary>The value of a column as expressions see it; <c>name</c> is the code. Null if the choice has no such column.</summary>
    public string? FindColumn(string name) =>
        Columns.FirstOrDefault(column => column.Key == name).Value ?? (name == "name" ? Code : null);
}
