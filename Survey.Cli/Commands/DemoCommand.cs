using System.CommandLine;
using Survey.Core.Languages;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey demo</c></summary>
internal static class DemoCommand
{
    /// <summary>Code of the round that is loaded.</summary>
    public const string Sample = "grcp7";

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to; created if it does not exist.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "demo",
    }.RefuseEmpty();

    private static readonly Option<bool> Serving = new("--serve")
    {
        Description =
            "Then run the web service on it, with a coordinator, an analyst, and links to a round like GRCP 7 that accepts answers now.",
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "demo",
            "Loads the GRCP 7 round of 2017 (35 organizations, 27 responses), prints its overview and writes the workbook.")
        {
            Out,
            Serving,
            ServeCommand.Urls,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var isServing = parsed.GetValue(Serving);
            if (isServing)
            {
                ServeCommand.CheckAddresses(parsed.GetRequiredValue(ServeCommand.Urls));
            }
            else if (parsed.GetResult(ServeCommand.Urls) is { Implicit: false })
            {
                throw UsageException.Of("usage.only-with", ("option", ServeCommand.Urls.Name), ("needed", Serving.Name));
            }

            var folder = GivenPath.CreateFolder(parsed.GetRequiredValue(Out), terminal.Texts);
            var path = store.GetAddress(parsed, otherwise: Path.Combine(folder, "survey.db"));
            var sample = Path.Combine(AppContext.BaseDirectory, "samples", Sample);
            if (!(await LoadCommand.Load(sample, path, terminal, cancellation)).Succeeded)
            {
                return ExitCodes.Problems;
            }

            await ShowOverview(folder, path, LanguageOption.Find(parsed), terminal, cancellation);
            if (isServing)
            {
                return await DemoService.Run(path, parsed.GetRequiredValue(ServeCommand.Urls), terminal, cancellation);
            }

            var command = $"survey overview {Sample} --region africa --store {StoreAddress.ToName(path)}";
            terminal.Error.WriteLine(terminal.Texts.Fill("demo.next", ("command", command)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task ShowOverview(
        string folder,
        string path,
        Language? language,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        await using var session = await StoreAddress.Open(path, terminal.Time, create: false).BeginReadAsync(cancellationToken);
        var round = await StoreOption.GetRound(session, Sample);
        var overview = await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, cancellationToken);
        var export = new OverviewExport(overview, session.Responses.Read(round), terminal.Time.GetUtcNow())
        {
            Content = await session.Analysis.Read(round),
            Language = language,
        };
        ExportFormats.Overview.First(format => format.File == FileFormat.Text).Print!(export, terminal.CreateConsole);
        var workbook = ExportFormats.Overview.First(format => format.File == FileFormat.Workbook);
        await new CommandOutput(terminal, Path.Combine(folder, $"{Sample}-overview.xlsx"), path).Write(workbook, export, cancellationToken);
    }
}
