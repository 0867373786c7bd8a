using Survey.Api.Http;
using Survey.Collecting.Workbooks;

namespace Survey.Api.Workbooks;

/// <summary>What came of one answer workbook.</summary>
/// <param name="Organization">The code of whose it is; null if that could not be told.</param>
/// <param name="State">refused, unchanged, draft, submitted.</param>
/// <param name="Answers">How many answers outside of tables it gives.</param>
/// <param name="Rows">How many rows of tables it gives.</param>
/// <param name="Problems">What is wrong with it, by sheet and cell, warnings too.</param>
/// <param name="ProblemsNotListed">How many more were found than are listed.</param>
public sealed record CollectedView(
    string? Organization,
    string State,
    int Answers,
    int Rows,
    IReadOnlyList<ProblemEntry> Problems,
    int ProblemsNotListed)
{
    /// <summary>The view of what came of a workbook.</summary>
    public static CollectedView Of(CollectedWorkbook workbook, HttpContext context) => new(
        workbook.Organization?.Code,
        workbook.State.ToString().ToLowerInvariant(),
        workbook.Answers,
        workbook.Rows,
        ProblemEntry.Of(workbook.Problems, context),
        workbook.ProblemsNotKept);
}
