using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Texts;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey reconcile ROUND PUBLISHED.json</c></summary>
internal static class ReconcileCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Argument<string> Published = new Argument<string>("PUBLISHED.json")
    {
        Description = "The printed figures, in the layout of samples/grcp7/published.json.",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "reconcile",
            "Compares printed figures and lists of names with recomputed ones, and the printed ones with each other, and shows each "
                + "difference with both values; "
                + "exits with 1 if they differ. Example: survey reconcile grcp7 samples/grcp7/published.json"
        )
        {
            RoundCode,
            Published,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
                var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
                var content = await session.Analysis.Read(round);
                var read = Read(parsed.GetRequiredValue(Published), round, content, terminal);
                ProblemPrinter.Print(read, terminal, terminal.Texts["nothing.compared"]);
                if (read.Value is not { } published)
                {
                    return ExitCodes.Problems;
                }

                var reconciliation = await Reconciliation.Of(
                    await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, cancellationToken),
                    published,
                    session.Responses.ReadWithoutDrafts(round),
                    content,
                    cancellationToken);
                var wording = new ReportWording(round, LanguageOption.Find(parsed));
                ReconciliationText.Write(terminal.CreateConsole(wording.In), reconciliation, published.Source, wording, round);
                return reconciliation is { Agrees: true, IsEmpty: false }
                    ? ExitCodes.Done
                    : ExitCodes.Problems;
            }
        );
        return command;
    }

    private static Outcome<PublishedFigures> Read(string path, Round round, ReportContent content, Terminal terminal)
    {
        GivenPath.RequireFile(path, terminal.Texts);
        return PublishedFigures.Parse(File.ReadAllBytes(path), Place.OfFile(Path.GetFileName(path)), round, content);
    }
}
