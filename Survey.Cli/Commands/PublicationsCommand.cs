using System.CommandLine;
using Survey.Collecting.Publications;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey publications ROUND</c>, and the option <c>--publication</c> of other verbs.</summary>
internal static class PublicationsCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "publications",
            "Lists the publications of a round: code, when, by whom, number of responses, hash. Example: survey publications grcp7")
        {
            RoundCode,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var rows = await session.Publications.GetAll(round.Code);
            if (rows.Count == 0)
            {
                terminal.Error.WriteLine(terminal.Texts.Fill("publications.none", ("round", round.Code)));
            }

            foreach (var row in rows)
            {
                var manifest = PublicationManifest.Find(row.Manifest);
                terminal.Output.WriteLine(terminal.Texts.Fill(
                    manifest is null ? "publications.damaged" : "publications.line",
                    ("publication", row.Code),
                    ("moment", terminal.Texts.In.Write(StoreSession.ToMoment(row.MadeAt))),
                    ("name", row.MadeBy),
                    ("responses", terminal.Texts.Count("responses", manifest?.Responses ?? 0)),
                    ("hash", Convert.ToHexStringLower(row.Hash))));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The option of verbs that write an output of a publication.</summary>
    public static Option<string?> Option(string description) => new Option<string?>("--publication")
    {
        Description = description,
        HelpName = "CODE",
    }.RefuseEmpty();

    /// <summary>Opens the publication that a verb was asked for.</summary>
    /// <param name="code">Its code; null for none.</param>
    /// <param name="session">The session.</param>
    /// <param name="round">The round's code.</param>
    /// <param name="terminal">Receives the problems.</param>
    /// <returns>The publication, null for none; and the exit code if it cannot be opened.</returns>
    public static async Task<(OpenPublication? Opened, int? Refusal)> Find(
        string? code,
        StoreSession session,
        string round,
        Terminal terminal)
    {
        if (code is null)
        {
            return (null, null);
        }

        var found = await PublicationDesk.Find(session, round, code, Place.OfFile("--publication"));
        ProblemPrinter.Print(found, terminal, terminal.Texts["nothing.counted"]);
        return found.Value is { } opened ? (opened, null)
            : found.Problems.Any(problem => problem.Code == ProblemCatalogue.PublicationUnknown.Code) ? (null, ExitCodes.Usage)
            : (null, ExitCodes.Problems);
    }
}
