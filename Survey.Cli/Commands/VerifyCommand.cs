using System.CommandLine;
using Survey.Files.Reports.Texts;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey verify</c></summary>
internal static class VerifyCommand
{
    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "verify",
            "Verifies the store: each document is unchanged, and all derived data is derived again and compared.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var outcome = await StoreVerifier.Verify(store.Open(parsed), cancellationToken);
            ProblemPrinter.Print(outcome, terminal, "The store is damaged.");
            if (outcome.Value is { } result)
            {
                terminal.Output.WriteLine($"In order: {Describe(result)}.");
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    /// <summary>What a store holds, in words.</summary>
    internal static string Describe(VerifyResult result) =>
        $"{Names.Count(result.Rounds, "round")}, {Names.Count(result.Responses, "response")}, {Names.Count(result.Revisions, "revision")}";
}
