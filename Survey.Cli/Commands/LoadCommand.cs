using System.CommandLine;
using System.Globalization;
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
                + "further frameworks in frameworks/*.json. Or the workbook of a round (.xlsx), which survey round-workbook writes.",
    }.RefuseEmpty();

    private static readonly Option<int> MaxProblems = new("--max-problems")
    {
        Description =
            "Leave out responses with errors and store the others, as long as there are at most N errors and all of them are in "
                + $"responses; the exit code is 1. N is at most {ProblemLog.Kept}. Default: 0, so that nothing is stored after any error.",
        HelpName = "N",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most <= ProblemLog.Kept)
            {
                return most;
            }

            given.AddError($"--max-problems: '{text}' is not a whole number from 0 to {ProblemLog.Kept}.");
            return 0;
        },
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "load",
            "Checks a round's folder or workbook, reports all problems at once, and stores it; if there is an error, it stores nothing. "
                + "Only published.json and analysis.json are left out if they have errors, with exit code 1. "
                + "Loading the same folder again changes nothing; changes become a new revision. "
                + "Example: survey load samples/grcp7"
        )
        {
            Folder,
            MaxProblems,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetRequiredValue(Folder);
                if (WorkbookLoad.IsWorkbook(folder))
                {
                    return await WorkbookLoad.Run(folder, store.GetAddress(parsed), terminal, cancellationToken);
                }

                if (!Directory.Exists(folder))
                {
                    var parent = Path.GetDirectoryName(folder) is { Length: > 0 } named ? named : ".";
                    throw new StoreException(
                        File.Exists(folder)
                            ? terminal.Texts.Fill("load.is-file", ("path", folder), ("folder", parent))
                            : terminal.Texts.Fill("folder.missing", ("path", folder)));
                }

                var most = parsed.GetValue(MaxProblems);
                var outcome = await Load(folder, store.GetAddress(parsed), terminal, cancellationToken, most);
                if (outcome.Value is { } result)
                {
                    terminal.Output.WriteLine(Describe(result, terminal.Texts));
                    if (result.Entries > 0)
                    {
                        terminal.Output.WriteLine(terminal.Texts.Count("load.entries", result.Entries));
                    }
                }

                return outcome.Value is { IsPartial: false, LeftOut: 0 } ? ExitCodes.Done : ExitCodes.Problems;
            }
        );
        return command;
    }

    /// <summary>Loads a folder into a store, showing the progress, and prints the problems.</summary>
    internal static async Task<Outcome<LoadResult>> Load(
        string folder,
        string store,
        Terminal terminal,
        CancellationToken cancellationToken,
        int maxProblems = 0)
    {
        Outcome<LoadResult> outcome;
        using (var progress = new Progress(terminal))
        {
            var options = new LoadOptions { MaxProblems = maxProblems, Progress = progress };
            outcome = await Interruption.Run(
                terminal,
                terminal.Texts["nothing.loaded"],
                token => RoundLoader.Load(folder, store, terminal.Time, terminal.Operator, options, token),
                cancellationToken);
        }

        var isAboveMost = maxProblems > 0 && !outcome.Succeeded && outcome.Errors > maxProblems;
        ProblemPrinter.Print(
            outcome,
            terminal,
            isAboveMost ? terminal.Texts.Fill("load.too-many", ("most", maxProblems)) : terminal.Texts["nothing.loaded"]);
        if (outcome.Problems.Any(problem => StoredResponse.IsPlaceOfOne(problem.Place)))
        {
            terminal.Error.WriteLine(terminal.Texts["load.no-place"]);
        }

        if (outcome.Value is { LeftOut: > 0 and var leftOut })
        {
            ProblemPrinter.PrintConsequence(outcome, terminal, terminal.Texts.Count("load.left-out", leftOut));
        }

        return outcome.Value is { NotStored: > 0 } stopped
            ? throw new StoreException(
                terminal.Texts.Fill(
                    "load.stopped",
                    ("stored", stopped.Added + stopped.Revised + stopped.Unchanged),
                    ("remaining", stopped.NotStored)))
            : outcome;
    }

    /// <summary>The definition's revision, and whether loading changed it, in words.</summary>
    internal static string DescribeDefinition(bool isChanged, int revision, LanguageTexts texts) =>
        isChanged ? texts.Fill("load.definition.changed", ("revision", revision)) : texts["load.definition.unchanged"];

    private static string Describe(LoadResult result, LanguageTexts texts)
    {
        var definition = DescribeDefinition(result.DefinitionChanged, result.RoundRevision, texts);
        return texts.Fill(
            result.NotInFolder > 0 ? "load.done.more" : "load.done",
            ("round", result.Round),
            ("definition", definition),
            ("added", result.Added),
            ("revised", result.Revised),
            ("unchanged", result.Unchanged),
            ("kept", result.NotInFolder));
    }

    /// <summary>Shows how many responses were read, and then, on the next line, how many were stored.</summary>
    private sealed class Progress(Terminal terminal) : IProgress<LoadProgress>, IDisposable
    {
        private CommandProgress _line = new(terminal, "progress.read");
        private bool _isStoring;

        public void Report(LoadProgress value)
        {
            if (value.Stored > 0 && !_isStoring)
            {
                _line.Dispose();
                _line = new CommandProgress(terminal, "progress.stored");
                _isStoring = true;
            }

            _line.Report(_isStoring ? value.Stored : value.Read);
        }

        public void Dispose() => _line.Dispose();
    }
}
