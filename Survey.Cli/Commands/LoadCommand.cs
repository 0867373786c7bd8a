using System.CommandLine;
using Survey.Collecting.Loading;
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
                    throw new StoreException(
                        File.Exists(folder)
                            ? $"{folder} is a file. Name the round's folder: {Path.GetDirectoryName(folder)}"
                            : $"There is no folder {folder}.");
                }

                var outcome = await Load(folder, store.GetPath(parsed), terminal, cancellationToken);
                if (outcome.Value is { } result)
                {
                    terminal.Output.WriteLine(Describe(result));
                }

                return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
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
        using (var progress = new LoadProgress(terminal))
        using (var interruption = CancellationTokenSource.CreateLinkedTokenSource(progress.Interruption, cancellationToken))
        {
            try
            {
                outcome = await RoundLoader.Load(folder, store, terminal.Time, terminal.Operator, progress, interruption.Token);
            }
            catch (OperationCanceledException)
            {
                throw new StoreException("Stopped. Nothing was loaded.");
            }
        }

        ProblemPrinter.Print(outcome, terminal, "Nothing was loaded.");
        if (outcome.Problems.Any(problem => StoredResponse.IsPlaceOfOne(problem.Place)))
        {
            terminal.Error.WriteLine(
                "The folder has no place for responses that were stored earlier. "
                    + "If this is another round, give it its own code in round.json. "
                    + "Otherwise restore their place, or load the folder into a new store."
            );
        }

        return outcome;
    }

    private static string Describe(LoadResult result)
    {
        var definition = result.DefinitionChanged ? $"definition stored as revision {result.RoundRevision}" : "definition unchanged";
        var stay =
            result.NotInFolder > 0
                ? $"; {result.NotInFolder} stored earlier and not in the folder are kept (another round needs its own code in round.json)"
                : "";
        return $"{result.Round}: {definition}; responses: {result.Added} new, {result.Revised} revised, "
            + $"{result.Unchanged} unchanged{stay}.";
    }
}
