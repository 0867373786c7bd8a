using System.CommandLine;
using System.Globalization;
using Survey.Collecting.Publications;
using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Site;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary>The options of verbs that write a static site: what it shows, and in which languages.</summary>
internal sealed class SiteOptions
{
    private readonly Option<string> _detail = CreateDetail();

    private readonly Option<int?> _smallest = new("--smallest-count")
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

    private readonly Option<string?> _languages = LanguageOption.CreateList();

    private IReadOnlyList<Option> All => [_detail, _smallest, _languages];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>An option that was given; null if there is none.</summary>
    public Option? FindGiven(ParseResult parsed) => All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The options in full, as a command line that writes the same site has them.</summary>
    public IReadOnlyList<string> ToArguments(ParseResult parsed, Round round) =>
    [
        _detail.Name, parsed.GetRequiredValue(_detail),
        .. parsed.GetValue(_smallest) is { } smallest
            ? [_smallest.Name, smallest.ToString(CultureInfo.InvariantCulture)]
            : Array.Empty<string>(),
        _languages.Name, string.Join(',', GetLanguages(parsed, round)),
    ];

    /// <summary>The languages of the site, the first one first.</summary>
    /// <exception cref="UsageException">There are no texts in one of them.</exception>
    public IReadOnlyList<Language> GetLanguages(ParseResult parsed, Round round) =>
        LanguageOption.FindAll(parsed.GetValue(_languages), LanguageOption.Find(parsed) ?? ReportWording.LanguageOf(round));

    /// <summary>Writes the site of a round, and says what a coordinator should know about what it shows.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder to write to: a new one, or an empty one.</param>
    /// <param name="present">The round by its present definition.</param>
    /// <param name="publication">The publication whose state and definition it shows; null for the present ones.</param>
    /// <param name="session">The session that reads the answers.</param>
    /// <param name="terminal">Receives the messages.</param>
    /// <exception cref="IOException">The folder is not empty, or cannot be written.</exception>
    public async Task Write(
        ParseResult parsed,
        string folder,
        Round present,
        OpenPublication? publication,
        StoreSession session,
        Terminal terminal)
    {
        var round = publication?.Publication.Round ?? present;
        var detail = PublicationConsents.Find(parsed.GetRequiredValue(_detail))!.Value;
        if (detail != PublicationConsent.Figures)
        {
            WarnOfMissingConsent(round, terminal);
        }

        if (round.IsOpen && detail == PublicationConsent.Names)
        {
            terminal.Error.WriteLine(terminal.Texts["site.open-names"]);
        }

        if (round.IsOpen && parsed.GetValue(_smallest) == 1)
        {
            terminal.Error.WriteLine(terminal.Texts["site.unprotected"]);
        }

        var snapshot = publication?.Snapshot ?? RoundSnapshot.Latest(session, round);
        var overview = await snapshot.ReadOverview(round.Rule, session.Cancellation);
        var export = new SiteExport(overview, snapshot.Read(), publication?.Publication.MadeAt ?? terminal.Time.GetUtcNow())
        {
            Detail = detail,
            Content = publication?.ReadContent() ?? await session.Analysis.Read(round),
            Publication = publication?.Publication.ToState(),
            Languages = GetLanguages(parsed, round),
        };
        var files = await PublishedSite.Create(
            parsed.GetValue(_smallest) is { } smallest ? export with { Smallest = smallest } : export,
            session.Cancellation);

        // Pages of an earlier site may show what the new one leaves out, so none of them may stay.
        await OutputFile.WriteFolder(folder, files.Select(ToOutput), terminal.Texts, mustBeEmpty: true);
        terminal.Error.WriteLine(terminal.Texts.Count(
            "site.written",
            files.Count,
            ("folder", folder),
            ("entrance", Path.Combine(folder, PublishedSite.Entrance))));
    }

    /// <summary>Says that nobody was asked what may be published, if it is so.</summary>
    public static void WarnOfMissingConsent(Round round, Terminal terminal)
    {
        if (!round.AsksForConsent)
        {
            terminal.Error.WriteLine(terminal.Texts.Fill("site.no-consent", ("question", round.Analysis.Consent)));
        }
    }

    /// <summary>A file of a site, to be written.</summary>
    public static (string Name, Func<Stream, Task> Write) ToOutput((string Path, byte[] Contents) file) =>
        (file.Path, stream => stream.WriteAsync(file.Contents).AsTask());

    private static Option<string> CreateDetail()
    {
        var detail = new Option<string>("--detail")
        {
            Description = "figures: neither names nor texts of respondents; texts: texts without names; names: both. "
                + "What a respondent allowed less than that stays out.",
            DefaultValueFactory = _ => PublicationConsent.Figures.ToCode(),
        }.RefuseEmpty();
        detail.AcceptOnly([.. PublicationConsents.Codes]);
        return detail;
    }
}
