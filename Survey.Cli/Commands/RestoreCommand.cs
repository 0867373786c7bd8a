using System.CommandLine;
using Survey.Collecting.Backups;

namespace Survey.Cli.Commands;

/// <summary><c>survey restore FILE</c></summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> Source = new Argument<string>("FILE")
    {
        Description = "A backup, written by survey backup.",
    }.RefuseEmpty();

    private static readonly Option<bool> Force = new("--force") { Description = "Replace the existing store." };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "restore",
            "Verifies a backup and replaces the store with it. Stop the service first. Example: survey restore survey-2026-11-29.db --force"
        )
        {
            Source,
            Force,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, file) = (store.GetFile(parsed), parsed.GetRequiredValue(Source));
            GivenPath.RequireFile(file, terminal.Texts);
            GivenPath.RequirePlace(path, terminal.Texts);
            GivenPath.RefuseDevice(path, terminal.Texts);
            store.RefuseFiles(parsed, file);
            if (!parsed.GetValue(Force) && Path.Exists(path))
            {
                throw UsageException.Of("restore.exists", ("file", path));
            }

            var outcome = await StoreBackup.Restore(file, path, terminal.Time, terminal.Operator, cancellationToken);
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.restored"]);
            if (outcome.Value is { } result)
            {
                terminal.Output.WriteLine(
                    terminal.Texts.Fill("restore.done", ("file", path), ("content", VerifyCommand.Describe(result, terminal.Texts))));
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }
}
