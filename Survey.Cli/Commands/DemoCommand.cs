using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Files.Reports.Texts;
using Survey.Storage.Sqlite;

namespace Survey.Cli.Commands;

/// <summary><c>survey demo</c></summary>
internal static class DemoCommand
{
    /// <summary>Code of the round that is loaded.</summary>
    public const string Sample = "grcp7";

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to; made if it is not there.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "demo",
    }.RefuseEmpty();

    private static readonly Option<bool> Serving = new("--serve")
    {
        Description = "Then run the web service on it, with a coordinator, an analyst, and links to a round like GRCP 7 that takes answers now.",
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
            var folder = Directory.CreateDirectory(parsed.GetRequiredValue(Out)).ToString();
            var path = store.GetPath(parsed, otherwise: Path.Combine(folder, "survey.db"));
            var sample = Path.Combine(AppContext.BaseDirectory, "samples", Sample);
            if (!LoadCommand.Load(sample, path, terminal).Succeeded)
            {
                return ExitCodes.Problems;
            }

            ShowOverview(folder, path, terminal);
            if (parsed.GetValue(Serving))
            {
                return await DemoService.Run(path, parsed.GetRequiredValue(ServeCommand.Urls), terminal, cancellation);
            }

            terminal.Error.WriteLine($"Next: open the workbook, or look closer: survey overview {Sample} --region africa --store {path}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static void ShowOverview(string folder, string path, Terminal terminal)
    {
        using var reader = SqliteStore.Open(path, terminal.Time, create: false).BeginRead();
        var round = StoreOption.GetRound(reader, Sample);
        var overview = Overview.Of(round, round.Rule, reader.ReadDigests(round));
        OverviewText.Write(terminal.CreateConsole(), overview, only: null);
        var workbook = Path.Combine(folder, $"{Sample}-overview.xlsx");
        new CommandOutput(terminal, workbook, path).WriteWorkbook(stream => OverviewCommand.WriteWorkbook(stream, overview, only: null, reader, terminal));
    }
}
