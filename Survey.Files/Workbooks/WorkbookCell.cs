using Survey.Core.Reading.Typed;

namespace Survey.Files.Workbooks;

/// <summary>The kind of value in a cell.</summary>
internal enum WorkbookCellKind
{
    Text,
    Number,

    /// <summary>A number that the cell shows as a percentage: 0.333 as 33.3 %.</summary>
    Percent,
    Date,
    Truth,

    /// <summary>The result of a formula that failed, like <c>#REF!</c>.</summary>
    Error,
}

/// <summary>A cell of a workbook.</summary>
/// <param name="Row">Counts from 1.</param>
/// <param name="Column">Counts from 1.</param>
/// <param name="Kind">The kind of value.</param>
/// <param name="Text">
/// The value as text: numbers with a decimal point, dates like 2017-06-26, times like 14:30:00. Empty only for a formula
/// without a saved value.
/// </param>
/// <param name="IsFormula">Whether the value is the result of a formula.</param>
internal sealed record WorkbookCell(int Row, int Column, WorkbookCellKind Kind, string Text, bool IsFormula)
{
    /// <summary>The address that the cell is linked to, whatever its text; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Whether the cell shows nothing: only white space, and no formula.</summary>
    public bool IsBlank => Kind == WorkbookCellKind.Text && !IsFormula && TypedText.IsBlank(Text);
}
