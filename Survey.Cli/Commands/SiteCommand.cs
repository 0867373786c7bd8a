using System.CommandLine;

namespace Survey.Cli.Commands;

/// <summary><c>survey site ROUND</c></summary>
internal static class SiteCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to: a new one, or an empty one.",
        HelpName = "DIR",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string?> Publication =
        PublicationsCommand.Option("Publish the state of this publication, not the present one.");

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var site = new SiteOptions();
        var command = new Command(
            "site",
            "Writes the results of a round as a static site, for any web server or to open from the folder. "
                + "Example: survey site grcp7 --out site --detail names --languages en,fr")
        {
            RoundCode,
            Out,
        };
        site.AddTo(command);
        command.Add(Publication);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(Out);
            GivenPath.RequireEmpty(folder, terminal.Texts);
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var (publication, refusal) = await PublicationsCommand.Find(parsed.GetValue(Publication), session, round.Code, terminal);
            if (refusal is { } exitCode)
            {
                return exitCode;
            }

            await site.Write(parsed, folder, round, publication, session, terminal);
            return ExitCodes.Done;
        });
        return command;
    }
}
