using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Files.Folders;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey overview ROUND</c></summary>
internal static class OverviewCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string?> RegionCode = new Option<string?>("--region")
    {
        Description = "Only this region, by its code.",
        HelpName = "R",
    }.RefuseEmpty();

    private static readonly FormatOption<OverviewExport> Format = new(
        ExportFormats.Overview,
        "text to read (default), json and csv for programs, xlsx for Excel. Without this option, the ending of --out decides.",
        usual: null);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    private static readonly Option<string?> Through = new Option<string?>("--through")
    {
        Description = "Report in the terms of another framework, using this crosswalk file.",
        HelpName = "CROSSWALK",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var rule = new RuleOptions();
        var command = new Command(
            "overview",
            "Writes the regional overviews and the cross-regional summary of a round. "
                + "Example: survey overview grcp7 --format xlsx --out overview.xlsx"
        )
        {
            RoundCode,
            RegionCode,
            Format.Option,
            Out,
            Through,
        };
        rule.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var only = FindRegion(round.Directory, parsed.GetValue(RegionCode));
            var path = parsed.GetValue(Out);
            var format = Format.Get(parsed, path);
            var digests = session.Responses.ReadDigests(round);
            TranslatedOverview? through = null;
            if (parsed.GetValue(Through) is { } file)
            {
                GivenPath.RequireFile(file, terminal.Texts);
                var crosswalk = CrosswalkFile.Read(file, round.Framework);
                ProblemPrinter.Print(crosswalk, terminal, terminal.Texts["nothing.counted"]);
                if (!crosswalk.Succeeded)
                {
                    return ExitCodes.Problems;
                }

                through = await TranslatedOverview.Of(round, rule.GetRule(parsed, round), crosswalk.Value, digests, cancellationToken);
            }

            var overview = through?.Overview ?? await Overview.Of(round, rule.GetRule(parsed, round), digests, cancellationToken);
            var export = new OverviewExport(overview, session.Responses.Read(round), terminal.Time.GetUtcNow(), only, through)
            {
                Language = LanguageOption.Find(parsed),
            };
            await new CommandOutput(terminal, path, store.GetPath(parsed)).Write(format, export, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The region with that code; null for null.</summary>
    /// <exception cref="UsageException">The directory has no region with that code.</exception>
    internal static Region? FindRegion(OrganizationDirectory directory, string? code) =>
        code is null
            ? null
            : directory.FindRegion(code)
                ?? throw UsageException.Of(
                    "usage.region",
                    ("region", code),
                    ("known", string.Join(", ", directory.Regions.Select(region => region.Code))));
}
