using Survey.Core.Organizations;
using Survey.Core.Problems;

namespace Survey.Collecting.Workbooks;

/// <summary>Result of importing one answer workbook.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Organization">The organization; null if the workbook does not identify it.</param>
/// <param name="State">What was done with it.</param>
/// <param name="Answers">Number of answers outside tables.</param>
/// <param name="Rows">Number of table rows.</param>
/// <param name="Problems">Its problems, including warnings.</param>
/// <param name="Errors">Number of errors, whether listed in <paramref name="Problems"/> or not.</param>
/// <param name="ProblemsNotKept">Number of problems that are not listed in <paramref name="Problems"/>.</param>
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
    /// <summary>
    /// True if correcting cells, or saving as a draft what can be read, can help: an error names a cell, and the round takes answers.
    /// </summary>
    public bool CanBeCorrected =>
        Problems.Any(problem => problem.Severity == Severity.Error && problem.Place.CellName is not null)
        && Problems.All(problem => problem.Kind != ProblemCatalogue.RoundNotCollecting);
}
