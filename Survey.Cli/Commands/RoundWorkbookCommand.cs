using System.CommandLine;
using Survey.Collecting.RoundWorkbooks;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey round-workbook ROUND</c></summary>
internal static class RoundWorkbookCommand
{
    private static readonly Argument<string?> RoundCode = new Argument<string?>("ROUND")
    {
        Description = "The round's code.",
        Arity = ArgumentArity.ZeroOrOne,
    }.RefuseEmpty();

    private static readonly Option<bool> New = new("--new")
    {
        Description = "A workbook for a new round, with examples to be replaced. No store is used.",
    };

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The file to write (.xlsx).",
        HelpName = "FILE",
        Required = true,
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "round-workbook",
            "Writes a whole round as one workbook (.xlsx): framework, directory with contacts, questionnaire, settings, texts. "
                + "Take it in again with survey load FILE. Example: survey round-workbook grcp7 --out grcp7-round.xlsx"
        )
        {
            RoundCode,
            New,
            Out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (code, path) = (parsed.GetValue(RoundCode), parsed.GetRequiredValue(Out));
            if (code is null != parsed.GetValue(New))
            {
                throw UsageException.Of("round-workbook.which");
            }

            var content = code is null ? NewRoundWorkbook.Content : await Find(store, parsed, code, cancellationToken);
            var output = new CommandOutput(terminal, path, code is null ? null : store.GetAddress(parsed));
            await output.WriteOffice(FileFormat.Workbook, stream =>
            {
                RoundWorkbook.Write(stream, content, terminal.Language.Tag);
                return Task.CompletedTask;
            });
            terminal.Error.WriteLine(terminal.Texts.Fill("round-workbook.written", ("command", $"survey load {path}")));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<RoundWorkbookContent> Find(
        StoreOption store,
        ParseResult parsed,
        string code,
        CancellationToken cancellationToken)
    {
        var opened = store.Open(parsed);
        await using (var session = await opened.BeginReadAsync(cancellationToken))
        {
            await StoreOption.GetRound(session, code);
        }

        return (await new RoundWorkbookDesk(opened).Find(code, cancellationToken))!;
    }
}
