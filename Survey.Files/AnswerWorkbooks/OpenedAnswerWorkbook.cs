using Survey.Core.Problems;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>An answer workbook that was opened: its sheets were read, its answers were not.</summary>
public sealed class OpenedAnswerWorkbook
{
    internal OpenedAnswerWorkbook(AnswerWorkbookIdentity identity, IReadOnlyList<FilledSheet> sheets, Place place) =>
        (Identity, Sheets, Place) = (identity, sheets, place);

    /// <summary>What it was made for: round, organization, version, language.</summary>
    public AnswerWorkbookIdentity Identity { get; }

    internal IReadOnlyList<FilledSheet> Sheets { get; }

    internal Place Place { get; }
}
