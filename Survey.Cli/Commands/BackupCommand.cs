using System.CommandLine;
using Survey.Collecting.Backups;

namespace Survey.Cli.Commands;

/// <summary><c>survey backup FILE</c></summary>
internal static class BackupCommand
{
    private static readonly Argument<string> Target = new Argument<string>("FILE") { Description = "The backup to write." }.RefuseEmpty();

    private static readonly Option<bool> Force = new("--force") { Description = "Replace an existing file." };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "backup",
            "Copies the store to a file and verifies the copy. The service can keep running. Example: survey backup survey-2026-11-29.db")
        {
            Target,
            Force,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, file) = (store.GetFile(parsed), parsed.GetRequiredValue(Target));
            store.RefuseFiles(parsed, file);
            GivenPath.RequirePlace(file, terminal.Texts);
            GivenPath.RefuseDevice(file, terminal.Texts);
            if (!parsed.GetValue(Force) && Path.Exists(file))
            {
                throw UsageException.Of("backup.exists", ("file", file));
            }

            var outcome = await StoreBackup.BackUp(path, file, terminal.Time, cancellationToken);
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.backed-up"]);
            if (outcome.Value is { } result)
            {
                terminal.Output.WriteLine(
                    terminal.Texts.Fill("backup.done", ("file", file), ("content", VerifyCommand.Describe(result, terminal.Texts))));
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }
}
