using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A choice as read from the sheet "choices".</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Code">The code in the questionnaire; differs from the name if that is not a valid code.</param>
/// <param name="Row">The row of the choice; null for the generated choice "other".</param>
internal sealed record ChoiceDraft(string Name, string Code, RowView? Row)
{
    /// <summary>The text that is shown; null if none was given.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>Additional columns by name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];
}
