using Survey.Core.Organizations;
using Survey.Core.Problems;

namespace Survey.Collecting.Workbooks;

/// <summary>What came of one answer workbook.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Organization">Whose it is; null if that could not be told.</param>
/// <param name="State">What it is.</param>
/// <param name="Answers">How many answers outside of tables it gives.</param>
/// <param name="Rows">How many rows of tables it gives.</param>
/// <param name="Problems">What is wrong with it, warnings too.</param>
/// <param name="Errors">How many errors there are, kept in <paramref name="Problems"/> or not.</param>
/// <param name="ProblemsNotKept">How many more problems there are than <paramref name="Problems"/> holds.</param>
public sealed record CollectedWorkbook(
    string File,
    Organization? Organization,
    CollectedState State,
    int Answers,
    int Rows,
    IReadOnlyList<Problem> Problems,
    int Errors,
    int ProblemsNotKept)
{
    /// <summary>Whether it helps to correct cells, or to keep as a draft what can be read: an error names a cell, and the round takes answers.</summary>
    public bool CanBeCorrected =>
        Problems.Any(problem => problem.Severity == Severity.Error && problem.Place.CellName is not null)
        && Problems.All(problem => problem.Kind != ProblemCatalogue.RoundNotCollecting);
}
