using System.CommandLine;
using Survey.Core.Languages;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey verify</c></summary>
internal static class VerifyCommand
{
    private static readonly Option<string[]> Expected = new("--expect")
    {
        Description = "An entry of the audit trail as an earlier run or a receipt shows it. It must be there unchanged. May be repeated.",
        HelpName = "ENTRY:HASH",
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "verify",
            "Verifies the store: each document and publication is unchanged, the audit trail and the documents agree, and all derived data "
                + "is derived again and compared.")
        {
            Expected,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var outcome = await StoreVerifier.Verify(store.Open(parsed), ReadExpected(parsed), cancellationToken);
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["store.damaged"]);
            if (outcome.Value is { } result)
            {
                terminal.Output.WriteLine(terminal.Texts.Fill("verify.done", ("content", Describe(result, terminal.Texts))));
                if (result.Seals.Count > 0)
                {
                    terminal.Output.WriteLine(terminal.Texts["verify.seals"]);
                }

                foreach (var seal in result.Seals)
                {
                    terminal.Output.WriteLine($"  {seal}");
                }
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    private static IReadOnlyList<AuditSeal> ReadExpected(ParseResult parsed) =>
    [
        .. (parsed.GetValue(Expected) ?? []).Select(text =>
            AuditSeal.Find(text)
            ?? throw new UsageException($"“{text}” is not an entry of the audit trail. Write ENTRY:HASH as survey verify prints it.")),
    ];

    /// <summary>What a store holds, in words.</summary>
    internal static string Describe(VerifyResult result, LanguageTexts texts) => texts.In.Write(
    [
        texts.Count("rounds", result.Rounds),
        texts.Count("responses", result.Responses),
        texts.Count("revisions", result.Revisions),
        texts.Count("publications", result.Publications),
    ]);
}
