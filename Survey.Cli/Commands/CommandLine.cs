using System.CommandLine;
using System.CommandLine.Parsing;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary>The command line: all verbs, and the exit code and message for each failure.</summary>
internal static class CommandLine
{
    private const string Description =
        "Consultations by questionnaire: loads a round's folder and turns its responses into regional overviews "
        + "in which every figure can be traced to the answers."
        + """


        To start: survey demo
        Your own round: survey load FOLDER, then survey overview ROUND --format xlsx --out overview.xlsx

        Exit codes: 0 done; 1 the input has problems, all of them listed; 2 wrong usage; 3 the store or a file could not be used.
        """;

    /// <summary>Parses the arguments and runs a command.</summary>
    /// <returns>One of the <see cref="ExitCodes"/>.</returns>
    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var store = new StoreOption(terminal);
        var root = new RootCommand(Description)
        {
            DemoCommand.Create(store, terminal),
            LoadCommand.Create(store, terminal),
            OverviewCommand.Create(store, terminal),
            ReconcileCommand.Create(store, terminal),
            CompareCommand.Create(store, terminal),
            PublishCommand.Create(store, terminal),
            PublicationsCommand.Create(store, terminal),
            SensitivityCommand.Create(store, terminal),
            ResultsCommand.Create(store, terminal),
            AlignmentCommand.Create(store, terminal),
            AnalysisCommand.Create(store, terminal),
            RowsCommand.Create(store, terminal),
            ExportCommand.Create(store, terminal),
            SiteCommand.Create(store, terminal),
            ReportCommand.Create(store, terminal),
            FormCommand.Create(store, terminal),
            CollectCommand.Create(store, terminal),
            VerifyCommand.Create(store, terminal),
            RecountCommand.Create(store, terminal),
            BackupCommand.Create(store, terminal),
            RestoreCommand.Create(store, terminal),
            CopyCommand.Create(store, terminal),
            StoreCommand.Create(store, terminal),
            QuestionnaireCommand.Create(terminal),
            RoundWorkbookCommand.Create(store, terminal),
            TranslationsCommand.Create(store, terminal),
            ServeCommand.Create(store, terminal),
            UserCommand.Create(store, terminal),
        };
        root.Add(store.Option);
        LanguageOption.AddTo(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine(error.Message);
            }

            var verb = "";
            for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } command; at = command.Parent)
            {
                verb = $" {command.Command.Name}{verb}";
            }

            terminal.Error.WriteLine($"Help: survey{verb} --help");
            return ExitCodes.Usage;
        }

        return await Invoke(parsed, store, terminal);
    }

    /// <summary>Refuses --store with a command that uses no store.</summary>
    private static void RefuseStoreWhereNoneIsUsed(ParseResult parsed, StoreOption store)
    {
        if (parsed.CommandResult.Parent is CommandResult { Command.Name: QuestionnaireCommand.Name }
            && store.IsGiven(parsed))
        {
            throw UsageException.Of("usage.no-store", ("command", $"{QuestionnaireCommand.Name} {parsed.CommandResult.Command.Name}"));
        }
    }

    private static async Task<int> Invoke(ParseResult parsed, StoreOption store, Terminal terminal)
    {
        try
        {
            terminal.Language = LanguageOption.Find(parsed) ?? terminal.Language;
            RefuseStoreWhereNoneIsUsed(parsed, store);
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,

                // The web service handles termination itself: it finishes running requests before it stops.
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException wrong)
        {
            terminal.Error.WriteLine(wrong.ToText(terminal.Texts));
            return ExitCodes.Usage;
        }
        catch (PdfException failed)
        {
            terminal.Error.WriteLine(failed.Problem.ToText(terminal.Language));
            return ExitCodes.Unusable;
        }
        catch (Exception failure) when (failure is StoreException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine((failure as StoreException)?.ToText(terminal.Language) ?? failure.Message);
            return ExitCodes.Unusable;
        }
    }
}
