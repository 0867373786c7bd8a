using System.CommandLine;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey rows ROUND</c></summary>
internal static class RowsCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly FormatOption<RowsExport> Format = new(
        ExportFormats.Rows,
        "csv for programs (default), xlsx for Excel. Without this option, the ending of --out decides.",
        usual: null);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "rows",
            "Exports every row of every response, including drafts, one per line. Example: survey rows grcp7 --out rows.xlsx")
        {
            RoundCode,
            Format.Option,
            Out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var path = parsed.GetValue(Out);
            var output = new CommandOutput(terminal, path, store.GetAddress(parsed));
            await output.Write(Format.Get(parsed, path), new RowsExport(round, session.Responses.ReadWithDrafts(round)), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
