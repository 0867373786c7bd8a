using Survey.Core.Problems;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A cell for an answer, or for part of an answer.</summary>
/// <param name="Part">The code of the choice, or the rank; null if the cell contains the whole answer.</param>
/// <param name="Cell">The cell; null if it is empty.</param>
/// <param name="Place">The position of the cell, for problems.</param>
internal sealed record AnswerSpot(string? Part, WorkbookCell? Cell, Place Place)
{
    /// <summary>Whether the cell shows nothing.</summary>
    public bool IsBlank => Cell is null || Cell.IsBlank;

    /// <summary>The text of the cell; empty if there is none.</summary>
    public string Text => Cell?.Text ?? "";
}
