using System.CommandLine;
using Survey.Collecting.Backups;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey copy --from STORE --to STORE</c></summary>
internal static class CopyCommand
{
    private static readonly Option<string> From = new Option<string>("--from")
    {
        Description = "The store to copy: a file, or postgres://USER@HOST/DATABASE.",
        HelpName = "STORE",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string> To = new Option<string>("--to")
    {
        Description = "The copy: a file that does not exist yet, or an empty database.",
        HelpName = "STORE",
        Required = true,
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "copy",
            "Copies a store to a new file or into an empty database, and compares the number and the hash of the rows of each table. "
                + "Example: survey copy --from survey.db --to postgres://survey@localhost/survey")
        {
            From,
            To,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (store.IsGiven(parsed))
            {
                throw UsageException.Of("copy.store");
            }

            var (from, to) = (parsed.GetRequiredValue(From), parsed.GetRequiredValue(To));
            if (StoreAddress.IsFile(to))
            {
                GivenPath.RequirePlace(to, terminal.Texts);
            }

            var result = await Copy(from, to, terminal, cancellationToken);
            terminal.Output.WriteLine(terminal.Texts.Count(
                "copy.done",
                result.Rows,
                ("from", StoreAddress.ToName(from)),
                ("to", StoreAddress.ToName(to))));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<CopyResult> Copy(string from, string to, Terminal terminal, CancellationToken cancellationToken)
    {
        using var progress = new CommandProgress(terminal, "progress.copied");
        return await Interruption.Run(
            terminal,
            terminal.Texts["nothing.copied"],
            token => StoreBackup.Copy(from, to, terminal.Time, progress, token),
            cancellationToken);
    }
}
