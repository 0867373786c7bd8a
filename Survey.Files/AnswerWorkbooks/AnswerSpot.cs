using Survey.Core.Problems;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A cell for an answer, or for a part of one.</summary>
/// <param name="Part">The choice's code or the rank; null where the cell holds the whole answer.</param>
/// <param name="Cell">What stands in it; null if it is empty.</param>
/// <param name="Place">Where it is.</param>
internal sealed record AnswerSpot(string? Part, WorkbookCell? Cell, Place Place)
{
    /// <summary>Whether nothing to be seen stands in it.</summary>
    public bool IsBlank => Cell is null || Cell.IsBlank;

    /// <summary>What stands in it, as typed; empty if nothing does.</summary>
    public string Text => Cell?.Text ?? "";
}
