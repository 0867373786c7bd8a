using Survey.Core.Problems;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Commands;

/// <summary>Tells problems: one line each on standard error, then how many there were.</summary>
internal static class ProblemPrinter
{
    /// <summary>Prints the problems of an outcome.</summary>
    /// <param name="outcome">What came of a piece of work.</param>
    /// <param name="terminal">Where to print.</param>
    /// <param name="consequence">What follows from errors: "Nothing was loaded."</param>
    public static void Print<T>(Outcome<T> outcome, Terminal terminal, string consequence)
        where T : class
    {
        foreach (var problem in outcome.Problems)
        {
            terminal.Error.WriteLine(problem);
        }

        if (outcome.ProblemsNotKept > 0)
        {
            terminal.Error.WriteLine($"… and {outcome.ProblemsNotKept} more. Mend these first, then run the command again.");
        }

        if (!outcome.Succeeded)
        {
            terminal.Error.WriteLine($"{Names.Count(outcome.Errors, "error")}. {consequence} What each code means: docs/problems.md");
        }
    }
}
