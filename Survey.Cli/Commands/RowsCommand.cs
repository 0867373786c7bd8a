using System.CommandLine;
using Survey.Files.Reports.Tables;

namespace Survey.Cli.Commands;

/// <summary><c>survey rows ROUND</c></summary>
internal static class RowsCommand
{
    private static readonly Argument<string> RoundCode = Given.Round();

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "The format of the table.",
        DefaultValueFactory = _ => "csv",
    }.RefuseEmpty();

    private static readonly Option<string?> Out = Given.OutputFile();

    static RowsCommand() => Format.AcceptOnlyFromAmong("csv");

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command("rows", "Exports every row of every response, including drafts, one per line. Example: survey rows grcp7 --out rows.csv")
        {
            RoundCode,
            Format,
            Out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var output = new CommandOutput(terminal, parsed.GetValue(Out), store.GetPath(parsed));
            await output.WriteText(writer => RowsCsv.Write(writer, round, session.Responses.Read(round), cancellationToken));
            return ExitCodes.Done;
        });
        return command;
    }
}
