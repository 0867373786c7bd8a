using System.CommandLine;
using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Site;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey report ROUND</c></summary>
internal static class ReportCommand
{
    private const string SiteFormat = "site";

    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to; created if it does not exist. Files of the same names are replaced.",
        HelpName = "DIR",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string?> Languages = LanguageOption.CreateList();

    private static readonly Option<string?> Formats = new Option<string?>("--formats")
    {
        Description = $"The formats, separated by commas: {KnownFormats}. Default: docx, xlsx. "
            + $"{SiteFormat} is a folder with web pages that show names and texts (see survey site); it must be new or empty.",
        HelpName = "LIST",
    }.RefuseEmpty();

    private static readonly Option<string?> Annexes = OverviewCommand.CreateAnnexes();

    private static string KnownFormats => string.Join(", ", ExportFormats.Overview.Select(format => format.File.Name).Append(SiteFormat));

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "report",
            "Writes the report of a round in several languages and formats at once: all files, or none. "
                + "Example: survey report grcp7 --out report --languages en,fr,ar")
        {
            RoundCode,
            Out,
            Languages,
            Formats,
            Annexes,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var languages = LanguageOption.FindAll(parsed.GetValue(Languages), ReportWording.LanguageOf(round));
            var formats = FindFormats(parsed.GetValue(Formats));
            var annexes = OverviewCommand.FindAnnexes(parsed.GetValue(Annexes));
            if (parsed.GetValue(Annexes) is not null)
            {
                OverviewCommand.RequireDocument(Annexes, formats.Select(format => format.File), "--formats docx");
            }

            var folder = parsed.GetRequiredValue(Out);
            var overview = await RoundSnapshot.Latest(session, round).ReadOverview(round.Rule, cancellationToken);

            // Each file reads the responses. A round by invitation keeps them meanwhile; an open one may be too large for that.
            var responses = session.Responses.Read(round);
            var kept = round.IsOpen ? responses : (await responses.ToListAsync(cancellationToken)).ToAsyncEnumerable();
            var export = new OverviewExport(overview, kept, terminal.Time.GetUtcNow())
            {
                Content = await session.Analysis.Read(round),
                Annexes = annexes,
            };
            var files = languages
                .SelectMany(language => formats.Select(format => (
                    Name: $"{round.Code}-{language.Tag}.{format.File.Suffix}",
                    Write: new Func<Stream, Task>(stream => format.Write(
                        export with { Language = language, OnOutdated = outdated => OverviewCommand.Warn(outdated, terminal) },
                        stream,
                        cancellationToken)))))
                .ToList();
            if (CommonArguments.Split(parsed.GetValue(Formats) ?? "").Contains(SiteFormat, StringComparer.Ordinal))
            {
                GivenPath.RequireEmpty(Path.Combine(folder, SiteFormat), terminal.Texts);
                SiteOptions.WarnOfMissingConsent(round, terminal);
                files.AddRange((await CreateSite(export, languages, cancellationToken)).Select(file =>
                    SiteOptions.ToOutput(file with { Path = $"{SiteFormat}/{file.Path}" })));
            }

            files.ForEach(file => store.RefuseFiles(parsed, Path.Combine(folder, file.Name)));
            await OutputFile.WriteFolder(folder, files, terminal.Texts);
            terminal.Error.WriteLine(terminal.Texts.Fill(
                "written.in",
                ("files", string.Join(", ", files.Select(file => file.Name).Where(IsEntrance))),
                ("folder", folder)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Task<IReadOnlyList<(string Path, byte[] Contents)>> CreateSite(
        OverviewExport export,
        IReadOnlyList<Language> languages,
        CancellationToken cancellationToken) =>
        PublishedSite.Create(
            new SiteExport(export.Overview, export.Responses, export.ProducedAt)
            {
                Detail = PublicationConsent.Names,
                Content = export.Content,
                Languages = languages,
            },
            cancellationToken);

    /// <summary>True for files to open: all but the inner files of a site.</summary>
    private static bool IsEntrance(string name) => !name.Contains('/') || name == $"{SiteFormat}/{PublishedSite.Entrance}";

    private static IReadOnlyList<ExportFormat<OverviewExport>> FindFormats(string? list) =>
        list is null
            ? [.. ExportFormats.Overview.Where(format => format.File == FileFormat.Document || format.File == FileFormat.Workbook)]
            :
            [
                .. CommonArguments.Split(list)
                    .Where(name => name != SiteFormat)
                    .Select(name => ExportFormats.Overview.FirstOrDefault(format => format.File.Name == name)
                        ?? throw UsageException.Of("usage.report-format", ("format", name), ("known", KnownFormats))),
            ];
}
