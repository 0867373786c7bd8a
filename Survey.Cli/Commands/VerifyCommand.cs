using System.CommandLine;
using Survey.Core.Languages;
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
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["store.damaged"]);
            if (outcome.Value is { } result)
            {
                terminal.Output.WriteLine(terminal.Texts.Fill("verify.done", ("content", Describe(result, terminal.Texts))));
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    /// <summary>What a store holds, in words.</summary>
    internal static string Describe(VerifyResult result, LanguageTexts texts) => texts.In.Write(
    [
        texts.Count("rounds", result.Rounds),
        texts.Count("responses", result.Responses),
        texts.Count("revisions", result.Revisions),
    ]);
}
