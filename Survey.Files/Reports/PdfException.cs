using Survey.Core.Problems;

namespace Survey.Files.Reports;

/// <summary>A report could not be printed as PDF; the problem says why and what to do.</summary>
/// <param name="problem">The problem.</param>
public sealed class PdfException(Problem problem) : Exception(problem.ToString())
{
    /// <summary>The problem, in each language.</summary>
    public Problem Problem { get; } = problem;
}
