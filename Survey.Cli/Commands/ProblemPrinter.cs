using Survey.Core.Problems;

namespace Survey.Cli.Commands;

/// <summary>Prints problems to standard error, one line each, followed by their number.</summary>
internal static class ProblemPrinter
{
    /// <summary>Prints the problems of an outcome.</summary>
    /// <param name="outcome">The result of the operation.</param>
    /// <param name="terminal">The terminal to print to.</param>
    /// <param name="consequence">A sentence on the effect of errors, like “Nothing was loaded.”</param>
    public static void Print<T>(Outcome<T> outcome, Terminal terminal, string consequence)
        where T : class
    {
        foreach (var problem in outcome.Problems)
        {
            terminal.Error.WriteLine(problem.ToLine(terminal.Language));
        }

        if (outcome.ProblemsNotKept > 0)
        {
            terminal.Error.WriteLine(terminal.Texts.Count("problems.more", outcome.ProblemsNotKept));
        }

        if (!outcome.Succeeded)
        {
            PrintConsequence(outcome, terminal, consequence);
        }
    }

    /// <summary>Prints the number of errors and their effect.</summary>
    public static void PrintConsequence<T>(Outcome<T> outcome, Terminal terminal, string consequence)
        where T : class =>
        terminal.Error.WriteLine(
            terminal.Texts.Fill(
                "problems.consequence",
                ("errors", terminal.Texts.Count("errors", outcome.Errors)),
                ("consequence", consequence)));
}
