using System.CommandLine;
using Survey.Collecting.Loading;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey load FOLDER</c></summary>
internal static class LoadCommand
{
    private static readonly Argument<string> Folder = new Argument<string>("FOLDER")
    {
        Description =
            "A folder with framework.json, directory.json, questionnaire.json, round.json and responses/*.json or responses.ndjson; "
                + "further frameworks in frameworks/*.json.",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "load",
            "Checks a round's folder, reports all problems at once, and stores it; if there is an error, it stores nothing. "
                + "Only published.json and analysis.json are left out if they have errors, with exit code 1. "
                + "Loading the same folder again changes nothing; changes become a new revision. "
                + "Example: survey load samples/grcp7"
        )
        {
            Folder,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetRequiredValue(Folder);
                if (!Directory.Exists(folder))
                {
                    var parent = Path.GetDirectoryName(folder) is { Length: > 0 } named ? named : ".";
                    throw new StoreException(
                        File.Exists(folder)
                            ? terminal.Texts.Fill("load.is-file", ("path", folder), ("folder", parent))
                            : terminal.Texts.Fill("folder.missing", ("path", folder)));
                }

                var outcome = await Load(folder, store.GetAddress(parsed), terminal, cancellationToken);
                if (outcome.Value is { } result)
                {
                    terminal.Output.WriteLine(Describe(result, terminal.Texts));
                    if (result.Entries > 0)
                    {
                        terminal.Output.WriteLine(terminal.Texts.Count("load.entries", result.Entries));
                    }
                }

                return outcome.Value is { IsPartial: false } ? ExitCodes.Done : ExitCodes.Problems;
            }
        );
        return command;
    }

    /// <summary>Loads a folder into a store, showing the progress, and prints the problems.</summary>
    internal static async Task<Outcome<LoadResult>> Load(
        string folder,
        string store,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        Outcome<LoadResult> outcome;
        using (var progress = new CommandProgress(terminal, "progress.read"))
        {
            outcome = await Interruption.Run(
                terminal,
                terminal.Texts["nothing.loaded"],
                token => RoundLoader.Load(folder, store, terminal.Time, terminal.Operator, progress, token),
                cancellationToken);
        }

        ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.loaded"]);
        if (outcome.Problems.Any(problem => StoredResponse.IsPlaceOfOne(problem.Place)))
        {
            terminal.Error.WriteLine(terminal.Texts["load.no-place"]);
        }

        return outcome;
    }

    private static string Describe(LoadResult result, LanguageTexts texts)
    {
        var definition = result.DefinitionChanged
            ? texts.Fill("load.definition.changed", ("revision", result.RoundRevision))
            : texts["load.definition.unchanged"];
        return texts.Fill(
            result.NotInFolder > 0 ? "load.done.more" : "load.done",
            ("round", result.Round),
            ("definition", definition),
            ("added", result.Added),
            ("revised", result.Revised),
            ("unchanged", result.Unchanged),
            ("kept", result.NotInFolder));
    }
}
