using System.CommandLine;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary>The option <c>--as-of</c> of verbs that count responses.</summary>
internal static class AsOfOption
{
    /// <summary>Creates the option.</summary>
    public static Option<string?> Create() => new Option<string?>("--as-of")
    {
        Description = "Count the answers as they stood at the end of this day (2017-06-26), without later ones.",
        HelpName = "DATE",
    }.RefuseEmpty();

    /// <summary>The responses to count; null, after printing the problem, if the day is not possible.</summary>
    public static RoundSnapshot? Find(string? text, StoreSession session, Round round, Terminal terminal)
    {
        var problems = new ProblemLog();
        var day = text is null ? null : AsOfDay.Read(text, round, session.Today, Place.OfFile("--as-of"), problems);
        foreach (var problem in problems.Problems)
        {
            terminal.Error.WriteLine(problem.ToLine(terminal.Language));
        }

        return problems.Errors > 0 ? null : RoundSnapshot.At(session, round, day);
    }
}
