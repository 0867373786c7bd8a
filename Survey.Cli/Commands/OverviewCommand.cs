using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Files.Folders;
using Survey.Files.Reports;
using Survey.Files.Reports.Sentences;

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
        "text to read (default), json and csv for programs, xlsx for Excel, docx for Word, pdf to print (by LibreOffice). "
            + "Without this option, the ending of --out decides.",
        usual: null);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    private static readonly Option<string?> Through = new Option<string?>("--through")
    {
        Description = "Report in the terms of another framework, using this crosswalk file.",
        HelpName = "CROSSWALK",
    }.RefuseEmpty();

    private static readonly Option<string?> Template = new Option<string?>("--template")
    {
        Description = "A Word document (.docx, .dotx) whose styles, header and footer the report takes over, with --format docx or pdf.",
        HelpName = "FILE",
    }.RefuseEmpty();

    private static readonly Option<string?> Annexes = CreateAnnexes();

    private static string KnownAnnexes => Words(ReportAnnex.All);

    private static readonly Option<string?> AsOf = AsOfOption.Create();

    private static readonly Option<string?> Publication =
        PublicationsCommand.Option("Make an output of this publication again, as it was then.");

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
            Template,
            Annexes,
            AsOf,
            Publication,
        };
        rule.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            CommonArguments.RefuseBoth(parsed, Publication, AsOf);
            var (publication, refusal) = await PublicationsCommand.Find(parsed.GetValue(Publication), session, round.Code, terminal);
            if (refusal is { } exitCode)
            {
                return exitCode;
            }

            round = publication?.Publication.Round ?? round;
            var only = FindRegion(round.Directory, parsed.GetValue(RegionCode));
            var path = parsed.GetValue(Out);
            var format = Format.Get(parsed, path);
            var template = await ReadTemplate(parsed.GetValue(Template), format.File, terminal.Texts, cancellationToken);
            if (parsed.GetValue(Annexes) is not null)
            {
                RequireDocument(Annexes, [format.File]);
            }

            var annexes = FindAnnexes(parsed.GetValue(Annexes));
            if ((publication?.Snapshot ?? AsOfOption.Find(parsed.GetValue(AsOf), session, round, terminal)) is not { } snapshot)
            {
                return ExitCodes.Usage;
            }

            var wanted = rule.GetRule(parsed, round);
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

                through = await TranslatedOverview.Of(round, wanted, crosswalk.Value, snapshot.ReadDigests(), cancellationToken);
            }

            var overview = through is null
                ? await snapshot.ReadOverview(wanted, cancellationToken)
                : through.Overview with { AsOf = snapshot.AsOf };
            var producedAt = publication?.Publication.MadeAt ?? terminal.Time.GetUtcNow();
            var export = new OverviewExport(overview, snapshot.Read(), producedAt, only, through)
            {
                Content = publication?.ReadContent() ?? await session.Analysis.Read(round),
                Language = LanguageOption.Find(parsed),
                Publication = publication?.Publication.ToState(),
                Template = template,
                Annexes = annexes,
                OnOutdated = outdated => Warn(outdated, terminal),
            };
            await new CommandOutput(terminal, path, store.GetAddress(parsed)).Write(format, export, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The option that chooses the annexes of the Word document.</summary>
    internal static Option<string?> CreateAnnexes() => new Option<string?>("--annexes")
    {
        Description = $"The annexes of the Word document, separated by commas: {KnownAnnexes}, or {ReportAnnex.None}. "
            + $"Without this option: {Words(ReportAnnex.Usual)}.",
        HelpName = "LIST",
    }.RefuseEmpty();

    /// <summary>The annexes that are wanted; the usual ones for null.</summary>
    /// <exception cref="UsageException">There is no such annex, or annexes are named beside <c>none</c>.</exception>
    internal static IReadOnlyList<ReportAnnex> FindAnnexes(string? list)
    {
        if (list is null)
        {
            return ReportAnnex.Usual;
        }

        var problems = new ProblemLog();
        var annexes = ReportAnnex.Read([.. CommonArguments.Split(list)], Place.OfFile(Annexes.Name), problems);
        return problems.Errors == 0 ? annexes : throw UsageException.Of(problems.Problems);
    }

    /// <summary>Names the sentences whose figures changed since an analyst wrote other words.</summary>
    internal static void Warn(IReadOnlyList<ReportSentence> outdated, Terminal terminal)
    {
        terminal.Error.WriteLine(terminal.Texts["report.outdated"]);
        foreach (var sentence in outdated)
        {
            terminal.Error.WriteLine($"  {sentence.Region?.Code ?? "summary"}, {sentence.Key}{sentence.Theme?.Code}: {sentence.Text}");
        }
    }

    /// <summary>Refuses an option of the Word report where none is written.</summary>
    /// <param name="option">The option that was given.</param>
    /// <param name="formats">The formats that are written.</param>
    /// <param name="needed">The option that would write one.</param>
    internal static void RequireDocument(Option option, IEnumerable<FileFormat> formats, string needed = "--format docx")
    {
        if (!formats.Any(format => format == FileFormat.Document || format == FileFormat.Pdf))
        {
            throw UsageException.Of("usage.only-with", ("option", option.Name), ("needed", needed));
        }
    }

    private static string Words(IEnumerable<ReportAnnex> annexes) => string.Join(", ", annexes.Select(annex => annex.Code));

    /// <summary>The template to use; null for none.</summary>
    /// <exception cref="UsageException">The report is not a Word document.</exception>
    /// <exception cref="IOException">There is no such file, or it is not a Word document.</exception>
    private static async Task<byte[]?> ReadTemplate(
        string? path,
        FileFormat format,
        LanguageTexts texts,
        CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return null;
        }

        RequireDocument(Template, [format]);
        GivenPath.RequireFile(path, texts);
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        return OverviewExport.IsTemplate(bytes) ? bytes : throw new IOException(texts.Fill("file.no-template", ("path", path)));
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
