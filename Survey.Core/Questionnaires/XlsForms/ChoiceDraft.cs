using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A choice as read from the sheet "choices".</summary>
/// <param name="Code">The name as written, which is the code in the questionnaire.</param>
/// <param name="Row">The row of the choice; null for the generated choice "other".</param>
internal sealed record ChoiceDraft(string Code, RowView? Row)
{
    /// <summary>The text that is shown; null if none was given.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>Additional columns by name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];
}
