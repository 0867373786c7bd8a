using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey report ROUND</c></summary>
internal static class ReportCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to; created if it does not exist. Files of the same names are replaced.",
        HelpName = "DIR",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string?> Languages = new Option<string?>("--languages")
    {
        Description = $"The languages, separated by commas: {string.Join(", ", Language.All)}. Default: the round's.",
        HelpName = "LIST",
    }.RefuseEmpty();

    private static readonly Option<string?> Formats = new Option<string?>("--formats")
    {
        Description = $"The formats, separated by commas: {KnownFormats}. Default: docx, xlsx.",
        HelpName = "LIST",
    }.RefuseEmpty();

    private static readonly Option<string?> Annexes = OverviewCommand.CreateAnnexes();

    private static string KnownFormats => string.Join(", ", ExportFormats.Overview.Select(format => format.File.Name));

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
            var languages = FindLanguages(parsed.GetValue(Languages), round);
            var formats = FindFormats(parsed.GetValue(Formats));
            var annexes = OverviewCommand.FindAnnexes(parsed.GetValue(Annexes));
            var folder = parsed.GetRequiredValue(Out);
            var overview = await Overview.Of(round, round.Rule, session.Responses.ReadDigests(round), cancellationToken);
            var export = new OverviewExport(overview, session.Responses.Read(round), terminal.Time.GetUtcNow())
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
            files.ForEach(file => store.RefuseFiles(parsed, Path.Combine(folder, file.Name)));
            await Write(folder, files, terminal.Texts);
            terminal.Error.WriteLine(terminal.Texts.Fill(
                "written.in",
                ("files", string.Join(", ", files.Select(file => file.Name))),
                ("folder", folder)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task Write(string folder, List<(string Name, Func<Stream, Task> Write)> files, LanguageTexts texts)
    {
        var isNew = !Directory.Exists(folder);
        var target = GivenPath.CreateFolder(folder, texts);
        try
        {
            await OutputFile.WriteAll(target, files.ToAsyncEnumerable());
        }
        catch when (isNew)
        {
            Directory.Delete(target);
            throw;
        }
    }

    private static IReadOnlyList<Language> FindLanguages(string? list, Round round) =>
        list is null
            ? [ReportWording.LanguageOf(round)]
            : [.. Split(list).Select(tag => Language.All.FirstOrDefault(language => language.Tag == tag)
                ?? throw UsageException.Of("usage.language", ("language", tag), ("known", string.Join(", ", Language.All))))];

    private static IReadOnlyList<ExportFormat<OverviewExport>> FindFormats(string? list) =>
        list is null
            ? [.. ExportFormats.Overview.Where(format => format.File == FileFormat.Document || format.File == FileFormat.Workbook)]
            : [.. Split(list).Select(name => ExportFormats.Overview.FirstOrDefault(format => format.File.Name == name)
                ?? throw UsageException.Of("usage.report-format", ("format", name), ("known", KnownFormats)))];

    private static IEnumerable<string> Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}
