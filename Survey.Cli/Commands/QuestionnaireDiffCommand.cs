using System.CommandLine;
using Survey.Cli.Texts;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Versions;
using Survey.Files.XlsForms;

namespace Survey.Cli.Commands;

/// <summary><c>survey questionnaire diff A B</c></summary>
internal static class QuestionnaireDiffCommand
{
    private static readonly Argument<string> Before = new Argument<string>("A")
    {
        Description = "The earlier version: JSON or XLSForm.",
    }.RefuseEmpty();

    private static readonly Argument<string> After = new Argument<string>("B")
    {
        Description = "The later version: JSON or XLSForm.",
    }.RefuseEmpty();

    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "diff",
            "Shows what changed between two versions and whether answers stay comparable; "
                + "exits with 1 if a round that has been answered cannot move from one to the other. "
                + "Example: survey questionnaire diff old.json new.json"
        )
        {
            Before,
            After,
        };
        command.SetAction(parsed =>
        {
            var before = Read(parsed.GetRequiredValue(Before), terminal);
            var after = Read(parsed.GetRequiredValue(After), terminal);
            if (before.Value is not { } earlier || after.Value is not { } later)
            {
                return ExitCodes.Problems;
            }

            var comparison = QuestionnaireComparison.Of(earlier, later);
            ComparisonText.Write(terminal.CreateConsole(terminal.Language), comparison, terminal.Texts);
            return comparison is { IsCompatible: true, NeedsVersion: false } ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    private static Outcome<Questionnaire> Read(string file, Terminal terminal)
    {
        GivenPath.RequireForm(file, terminal.Texts);
        var outcome = QuestionnaireFile.Read(file);
        ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.compared"]);
        return outcome;
    }
}
