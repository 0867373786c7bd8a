using System.CommandLine;
using Survey.Collecting.Publications;

namespace Survey.Cli.Commands;

/// <summary><c>survey publish ROUND</c></summary>
internal static class PublishCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string?> As = new Option<string?>("--as")
    {
        Description = "The publication's code; without it the day.",
        HelpName = "CODE",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "publish",
            "Freezes the present state of a round: definition, responses, what analysts added, and the hash of each output. Later answers "
                + "do not change it. Example: survey publish grcp7 --as final"
        )
        {
            RoundCode,
            As,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = store.Open(parsed);
            await using (var session = await opened.BeginReadAsync(cancellationToken))
            {
                await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            }

            var outcome = await new PublicationDesk(opened).Publish(
                parsed.GetRequiredValue(RoundCode),
                parsed.GetValue(As),
                terminal.Operator,
                cancellationToken);
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.published"]);
            if (outcome.Value is not { } publication)
            {
                return ExitCodes.Problems;
            }

            terminal.Output.WriteLine(terminal.Texts.Fill(
                "published",
                ("round", publication.Round.Code),
                ("publication", publication.Code),
                ("responses", terminal.Texts.Count("responses", publication.Manifest.Responses))));
            foreach (var output in publication.Manifest.Outputs)
            {
                terminal.Output.WriteLine($"{output.Hash}  {output.Name}");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
