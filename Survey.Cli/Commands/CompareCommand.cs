using System.CommandLine;
using Survey.Collecting.Rounds;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Files.Folders;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey compare ROUND EARLIER</c></summary>
internal static class CompareCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Argument<string?> EarlierCode = new Argument<string?>("EARLIER")
    {
        Description = "The code of the earlier round. With --publication it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    }.RefuseEmpty();

    private static readonly Option<string?> Publication = PublicationsCommand.Option(
        "Show which figures changed since this publication of the round, and because of which responses.");

    private static readonly FormatOption<ComparisonExport> Format = new(
        ExportFormats.Comparison,
        "text to read (default), json and csv for programs, xlsx for Excel. Without this option, the ending of --out decides.",
        usual: null);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    private static readonly Option<string?> Through = new Option<string?>("--through")
    {
        Description = "A crosswalk file from the framework of one round to that of the other, if they differ.",
        HelpName = "CROSSWALK",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var rule = new RuleOptions();
        var command = new Command(
            "compare",
            "Compares a round with an earlier one: which elements became recurrent and which ceased to be, who took part, the figures that "
                + "differ, each question's results side by side, and what could not be compared. "
                + "Example: survey compare review-2018 grcp7 --through samples/crosswalks/gcm-modalities-2017-to-gcm-objectives-2018.json"
        )
        {
            RoundCode,
            EarlierCode,
            Format.Option,
            Out,
            Through,
            Publication,
        };
        rule.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var later = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            if (parsed.GetValue(Publication) is not null)
            {
                return await WriteChanges(parsed, session, later.Code, store, terminal);
            }

            var code = parsed.GetValue(EarlierCode) ?? throw UsageException.Of("usage.earlier-missing");
            var earlier = await StoreOption.GetRound(session, code);
            if (later.Code == earlier.Code)
            {
                throw UsageException.Of("usage.same-round", ("round", later.Code));
            }

            var path = parsed.GetValue(Out);
            var format = Format.Get(parsed, path);
            Crosswalk? crosswalk = null;
            if (parsed.GetValue(Through) is { } file)
            {
                GivenPath.RequireFile(file, terminal.Texts);
                var read = ReadCrosswalk(file, earlier, later);
                ProblemPrinter.Print(read, terminal, terminal.Texts["nothing.compared"]);
                if (!read.Succeeded)
                {
                    return ExitCodes.Problems;
                }

                crosswalk = read.Value;
            }

            var comparison = await RoundFigures.Compare(
                session,
                (earlier, rule.GetRule(parsed, earlier)),
                (later, rule.GetRule(parsed, later)),
                crosswalk);
            await new CommandOutput(terminal, path, store.GetAddress(parsed)).Write(
                format,
                new ComparisonExport(comparison, terminal.Time.GetUtcNow()) { Language = LanguageOption.Find(parsed) },
                cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Writes what changed since a publication.</summary>
    private static async Task<int> WriteChanges(
        ParseResult parsed,
        StoreSession session,
        string round,
        StoreOption store,
        Terminal terminal)
    {
        if (parsed.GetValue(EarlierCode) is not null)
        {
            throw UsageException.Of("usage.not-together", ("option", Publication.Name), ("other", EarlierCode.Name));
        }

        CommonArguments.RefuseBoth(parsed, Publication, Through);
        var path = parsed.GetValue(Out);
        var wanted = Format.Get(parsed, path).File;
        var format = ExportFormats.Changes.First(each => each.File == wanted);
        var (publication, refusal) = await PublicationsCommand.Find(parsed.GetValue(Publication), session, round, terminal);
        if (publication is null)
        {
            return refusal!.Value;
        }

        var changes = await publication.Compare(session, terminal.Time.GetUtcNow());
        await new CommandOutput(terminal, path, store.GetAddress(parsed)).Write(
            format,
            changes with { Language = LanguageOption.Find(parsed) },
            session.Cancellation);
        return ExitCodes.Done;
    }

    /// <summary>Reads a crosswalk that begins at the framework of either round.</summary>
    /// <exception cref="UsageException">It does not lead to the framework of the other round.</exception>
    private static Outcome<Crosswalk> ReadCrosswalk(string file, Round earlier, Round later)
    {
        var read = CrosswalkFile.Read(file, earlier.Framework);
        var target = later.Framework;
        if (!read.Succeeded && CrosswalkFile.Read(file, later.Framework) is { Succeeded: true } other)
        {
            (read, target) = (other, earlier.Framework);
        }

        return read.Value is { } crosswalk && crosswalk.To.Code != target.Code
            ? throw UsageException.Of(
                "usage.crosswalk-target",
                ("crosswalk", crosswalk.Code),
                ("to", crosswalk.To.Code),
                ("framework", target.Code))
            : read;
    }
}
