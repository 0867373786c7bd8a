using Survey.Files.AnswerWorkbooks;

namespace Survey.Files.Workbooks;

/// <summary>What a cell of a workbook holds.</summary>
internal enum WorkbookCellKind
{
    Text,
    Number,
    Date,
    Truth,

    /// <summary>A formula that came to nothing: <c>#REF!</c>.</summary>
    Error,
}

/// <summary>A cell of a workbook.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its value as a text: numbers with a point, dates like 2017-06-26 and times like 14:30:00. Empty only for a formula whose value was not saved.</param>
/// <param name="IsFormula">Whether the value was worked out by a formula.</param>
internal sealed record WorkbookCell(int Row, int Column, WorkbookCellKind Kind, string Text, bool IsFormula)
{
    /// <summary>Whether nothing to be seen stands in it.</summary>
    public bool IsBlank => Kind == WorkbookCellKind.Text && !IsFormula && WorkbookText.IsBlank(Text);
}
