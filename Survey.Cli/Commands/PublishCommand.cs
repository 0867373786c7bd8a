using System.CommandLine;
using Survey.Collecting.Publications;
using Survey.Core.Problems;
using Survey.Storage;

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

    private static readonly Option<string?> Out = new Option<string?>("--out")
    {
        Description = "Write the static site of the publication to this folder, too: a new one, or an empty one.",
        HelpName = "DIR",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var site = new SiteOptions();
        var command = new Command(
            "publish",
            "Freezes the present state of a round: definition, responses, what analysts added, and the hash of each output. Later answers "
                + "do not change it. Example: survey publish grcp7 --as final --out site --detail names"
        )
        {
            RoundCode,
            As,
            Out,
        };
        site.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (code, folder) = (parsed.GetRequiredValue(RoundCode), parsed.GetValue(Out));
            if (folder is null && site.FindGiven(parsed) is { } option)
            {
                throw UsageException.Of("usage.only-with", ("option", option.Name), ("needed", Out.Name));
            }

            // What is wrong with the site is reported before the publication is made, because that stays.
            if (folder is not null)
            {
                GivenPath.RequireEmpty(folder, terminal.Texts);
            }

            var opened = store.Open(parsed);
            await using (var session = await opened.BeginReadAsync(cancellationToken))
            {
                site.GetLanguages(parsed, await StoreOption.GetRound(session, code));
            }

            var outcome = await new PublicationDesk(opened).Publish(code, parsed.GetValue(As), terminal.Operator, cancellationToken);
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

            if (folder is not null)
            {
                await WriteSite(folder, publication);
            }

            return ExitCodes.Done;

            async Task WriteSite(string folder, Publication publication)
            {
                try
                {
                    await using var session = await opened.BeginReadAsync(cancellationToken);
                    var found = await PublicationDesk.Find(session, code, publication.Code, Place.OfFile("--as"));
                    var published = found.Value
                        ?? throw new InvalidOperationException($"The publication {publication.Code} was made just now.");
                    await site.Write(parsed, folder, publication.Round, published, session, terminal);
                }
                catch
                {
                    // The failure itself is reported where all failures are.
                    List<string> words = ["survey", "site", code, "--publication", publication.Code, Out.Name, folder];
                    words.AddRange(site.ToArguments(parsed, publication.Round));
                    if (store.IsGiven(parsed))
                    {
                        words.AddRange([store.Option.Name, StoreAddress.ToName(store.GetAddress(parsed))]);
                    }

                    terminal.Error.WriteLine(terminal.Texts.Fill(
                        "published.no-site",
                        ("publication", publication.Code),
                        ("command", string.Join(' ', words.Select(Quote)))));
                    throw;
                }
            }
        });
        return command;
    }

    private static string Quote(string word) => word.Any(char.IsWhiteSpace) ? $"\"{word}\"" : word;
}
