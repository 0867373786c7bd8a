using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey analysis ROUND</c></summary>
internal static class AnalysisCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string?> Check = new Option<string?>("--check")
    {
        Description = "Only checks this file, in the layout of analysis.json, against the round, and shows all its problems.",
        HelpName = "FILE",
    }.RefuseEmpty();

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "analysis",
            "Exports what analysts added to a round's report, as the file analysis.json of a round's folder. "
                + "Example: survey analysis grcp7 --out analysis.json")
        {
            RoundCode,
            Check,
            Out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            if (parsed.GetValue(Check) is { } file)
            {
                CommonArguments.RefuseBoth(parsed, Out, Check);
                return await CheckFile(file, round, session, terminal);
            }

            var content = await session.Analysis.Read(round);
            await new CommandOutput(terminal, parsed.GetValue(Out), store.GetAddress(parsed)).WriteText(writer =>
                writer.Write(content.ToJson()));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> CheckFile(string file, Round round, StoreSession session, Terminal terminal)
    {
        GivenPath.RequireFile(file, terminal.Texts);
        var place = Place.OfFile(Path.GetFileName(file));
        var read = ReportContent.Parse(await File.ReadAllBytesAsync(file, session.Cancellation), place, round);
        if (read.Value is { } content)
        {
            var rows = new RowCheck(round, content);
            await foreach (var response in session.Responses.ReadWithoutDrafts(round).Where(each => rows.Needs(each.Respondent.Id)))
            {
                rows.Add(response);
            }

            var warnings = new ProblemLog();
            rows.Report(place, warnings);
            read = warnings.ToOutcome(content);
        }

        ProblemPrinter.Print(read, terminal, terminal.Texts["analysis.not-usable"]);
        if (read.Succeeded)
        {
            terminal.Output.WriteLine(terminal.Texts.Count("analysis.usable", read.Value.Entries.Count));
        }

        return read.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
    }
}
