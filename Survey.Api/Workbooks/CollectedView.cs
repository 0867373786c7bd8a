using Survey.Api.Http;
using Survey.Collecting.Workbooks;

namespace Survey.Api.Workbooks;

/// <summary>Result of importing one answer workbook.</summary>
/// <param name="Organization">The organization's code; null if the workbook does not identify it.</param>
/// <param name="State">refused, unchanged, draft or submitted.</param>
/// <param name="Answers">Number of answers outside tables.</param>
/// <param name="Rows">Number of table rows.</param>
/// <param name="Problems">Its errors and warnings, by sheet and cell.</param>
/// <param name="ProblemsNotListed">Number of problems found that are not listed.</param>
public sealed record CollectedView(
    string? Organization,
    string State,
    int Answers,
    int Rows,
    IReadOnlyList<ProblemEntry> Problems,
    int ProblemsNotListed)
{
    /// <summary>The view of a workbook's result.</summary>
    public static CollectedView Of(CollectedWorkbook workbook, HttpContext context) => new(
        workbook.Organization?.Code,
        workbook.State.ToString().ToLowerInvariant(),
        workbook.Answers,
        workbook.Rows,
        ProblemEntry.Of(workbook.Problems, context),
        workbook.ProblemsNotKept);
}
