using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Files.Folders;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey overview ROUND</c></summary>
internal static class OverviewCommand
{
    private static readonly Argument<string> RoundCode = Given.Round();

    private static readonly Option<string?> RegionCode = new Option<string?>("--region")
    {
        Description = "One region only, by its code.",
        HelpName = "R",
    }.RefuseEmpty();

    private static readonly Option<string?> Format = new Option<string?>("--format")
    {
        Description = "text to read (default), json and csv for programs, xlsx for Excel. Without this option, the ending of --out decides.",
    }.RefuseEmpty();

    private static readonly Option<string?> Out = Given.OutputFile();

    private static readonly Option<string?> Through = new Option<string?>("--through")
    {
        Description = "Report in the terms of another framework, using this crosswalk file (text, json and csv).",
        HelpName = "CROSSWALK",
    }.RefuseEmpty();

    static OverviewCommand() => Format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx");

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var rule = new RuleOptions();
        var command = new Command(
            "overview",
            "Writes the regional overviews and the cross-regional summary of a round. Example: survey overview grcp7 --format xlsx --out overview.xlsx")
        {
            RoundCode,
            RegionCode,
            Format,
            Out,
            Through,
        };
        rule.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var only = FindRegion(round.Directory, parsed.GetValue(RegionCode));
            if (parsed.GetValue(Through) is not { } file)
            {
                var overview = await Overview.Of(round, rule.GetRule(parsed, round), session.Responses.ReadDigests(round), cancellationToken);
                await Write(parsed, overview, only, through: null, store, session, terminal);
                return ExitCodes.Done;
            }

            var crosswalk = CrosswalkFile.Read(file, round.Framework);
            ProblemPrinter.Print(crosswalk, terminal, "Nothing was counted.");
            if (!crosswalk.Succeeded)
            {
                return ExitCodes.Problems;
            }

            var through = await ThroughCrosswalk.Of(round, rule.GetRule(parsed, round), crosswalk.Value, session.Responses.ReadDigests(round), cancellationToken);
            await Write(parsed, through.Overview, only, through, store, session, terminal);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task Write(
        ParseResult parsed,
        Overview overview,
        Region? only,
        ThroughCrosswalk? through,
        StoreOption store,
        StoreSession session,
        Terminal terminal)
    {
        var path = parsed.GetValue(Out);
        var output = new CommandOutput(terminal, path, store.GetPath(parsed));
        switch (parsed.GetValue(Format) ?? OfEnding(path))
        {
            case "json":
                await output.WriteBytes(stream =>
                {
                    OverviewJson.Write(stream, overview, only, through);
                    stream.WriteByte((byte)'\n');
                    return Task.CompletedTask;
                });
                break;
            case "csv":
                await output.WriteText(writer => OverviewCsv.Write(writer, overview, only, through));
                break;
            case "xlsx" when through is not null:
                throw new UsageException("A workbook shows answers in their own framework; with --through use text, json or csv.");
            case "xlsx":
                await output.WriteWorkbook(stream => WriteWorkbook(stream, overview, only, session, terminal));
                break;
            default:
                await output.WriteLaidOut(console => OverviewText.Write(console, overview, only, through));
                break;
        }
    }

    private static string OfEnding(string? path) => Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".json" => "json",
        ".csv" => "csv",
        ".xlsx" => "xlsx",
        _ => "text",
    };

    /// <summary>Writes the overview as a workbook.</summary>
    internal static async Task WriteWorkbook(Stream stream, Overview overview, Region? only, StoreSession session, Terminal terminal)
    {
        var responses = await session.Responses.Read(overview.Round).ToListAsync(session.Cancellation);
        OverviewWorkbook.Write(stream, new OverviewReport(overview, responses, terminal.Time.GetUtcNow(), Terminal.Version, only));
    }

    private static Region? FindRegion(OrganizationDirectory directory, string? code) =>
        code is null
            ? null
            : directory.FindRegion(code)
                ?? throw new UsageException($"The round has no region “{code}”. It has: {string.Join(", ", directory.Regions.Select(region => region.Code))}.");
}
