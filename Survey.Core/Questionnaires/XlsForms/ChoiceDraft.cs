using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A choice as the sheet “choices” has it.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Code">Its code.</param>
/// <param name="Row">Its row; null for the generated “other”.</param>
internal sealed record ChoiceDraft(string Name, string Code, RowView? Row)
{
    /// <summary>What is shown; null where nothing was given.</summary>
    public LocalizedText? Label { get; init; }

    /// <summary>Further columns, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; } = [];
}
