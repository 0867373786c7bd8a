using System.CommandLine;
using System.Globalization;
using Survey.Collecting.Publications;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Site;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey site ROUND</c></summary>
internal static class SiteCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to: a new one, or an empty one.",
        HelpName = "DIR",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string> Detail = CreateDetail();

    private static readonly Option<int?> Smallest = new("--smallest-count")
    {
        Description = "Withhold counts above 0 and below this, and those from which they could be computed. "
            + "Default: 5 in an open round, otherwise 1, which withholds nothing.",
        HelpName = "N",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var smallest) && smallest > 0)
            {
                return smallest;
            }

            given.AddError($"--smallest-count: '{text}' is not a whole number from 1.");
            return null;
        },
    };

    private static readonly Option<string?> Languages = LanguageOption.CreateList();

    private static readonly Option<string?> Publication =
        PublicationsCommand.Option("Publish the state of this publication, not the present one.");

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "site",
            "Writes the results of a round as a static site, for any web server or to open from the folder. "
                + "Example: survey site grcp7 --out site --detail names --languages en,fr")
        {
            RoundCode,
            Out,
            Detail,
            Smallest,
            Languages,
            Publication,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(Out);
            RequireEmpty(folder, terminal.Texts);
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var (publication, refusal) = await PublicationsCommand.Find(parsed.GetValue(Publication), session, round.Code, terminal);
            if (refusal is { } exitCode)
            {
                return exitCode;
            }

            var export = await Prepare(parsed, publication?.Publication.Round ?? round, publication, session, terminal);
            var files = await PublishedSite.Create(export, cancellationToken);
            await OutputFile.WriteFolder(folder, files.Select(ToOutput), terminal.Texts);
            terminal.Error.WriteLine(terminal.Texts.Count(
                "site.written",
                files.Count,
                ("folder", folder),
                ("entrance", Path.Combine(folder, PublishedSite.Entrance))));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<string> CreateDetail()
    {
        var detail = new Option<string>("--detail")
        {
            Description = "figures: neither names nor texts of respondents; texts: texts without names; names: both. "
                + "What a respondent allowed less than that stays out.",
            DefaultValueFactory = _ => PublicationConsent.Figures.ToCode(),
        }.RefuseEmpty();
        detail.AcceptOnlyFromAmong([.. PublicationConsents.Codes]);
        return detail;
    }

    private static async Task<SiteExport> Prepare(
        ParseResult parsed,
        Round round,
        OpenPublication? publication,
        StoreSession session,
        Terminal terminal)
    {
        var detail = PublicationConsents.Find(parsed.GetRequiredValue(Detail))!.Value;
        if (detail != PublicationConsent.Figures)
        {
            WarnOfMissingConsent(round, terminal);
        }

        if (round.IsOpen && detail == PublicationConsent.Names)
        {
            terminal.Error.WriteLine(terminal.Texts["site.open-names"]);
        }

        if (round.IsOpen && parsed.GetValue(Smallest) == 1)
        {
            terminal.Error.WriteLine(terminal.Texts["site.unprotected"]);
        }

        var snapshot = publication?.Snapshot ?? RoundSnapshot.Latest(session, round);
        var overview = await Overview.Of(round, round.Rule, snapshot.ReadDigests(), session.Cancellation);
        var export = new SiteExport(
            overview,
            snapshot.Read(),
            publication?.Publication.MadeAt ?? terminal.Time.GetUtcNow())
        {
            Detail = detail,
            Content = publication?.ReadContent() ?? await session.Analysis.Read(round),
            Languages = LanguageOption.FindAll(
                parsed.GetValue(Languages),
                LanguageOption.Find(parsed) ?? ReportWording.LanguageOf(round)),
        };
        return parsed.GetValue(Smallest) is { } smallest ? export with { Smallest = smallest } : export;
    }

    /// <summary>Says that nobody was asked what may be published, if it is so.</summary>
    internal static void WarnOfMissingConsent(Round round, Terminal terminal)
    {
        if (!round.AsksForConsent)
        {
            terminal.Error.WriteLine(terminal.Texts.Fill("site.no-consent", ("question", round.Analysis.Consent)));
        }
    }

    /// <summary>A file of a site, to be written.</summary>
    internal static (string Name, Func<Stream, Task> Write) ToOutput((string Path, byte[] Contents) file) =>
        (file.Path, stream => stream.WriteAsync(file.Contents).AsTask());

    /// <summary>Pages of an earlier site may show what the new one leaves out, so none of them may stay.</summary>
    /// <exception cref="IOException">The folder has files, or it is a file.</exception>
    internal static void RequireEmpty(string folder, LanguageTexts texts)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException(texts.Fill("folder.not-empty", ("path", folder)));
        }
    }
}
