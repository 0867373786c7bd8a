using System.CommandLine;
using Survey.Collecting.Translations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Translations;
using Survey.Files.Translations;
using Survey.Files.XlsForms;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey translations ROUND</c></summary>
internal static class TranslationsCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string?> To = new Option<string?>("--to")
    {
        Description = "The language of the translations, also one that the round does not have yet. "
            + "Default: all languages of the round; with --read that of the file.",
        HelpName = "L",
    }.RefuseEmpty();

    private static readonly Option<string?> From = new Option<string?>("--from")
    {
        Description = "The language of the originals. Default: the questionnaire's default language.",
        HelpName = "L",
    }.RefuseEmpty();

    private static readonly Option<string?> Out = new Option<string?>("--out")
    {
        Description = "Write originals and translations to this file: an Excel table (.xlsx) or XLIFF 2.1 (.xlf). Needs --to.",
        HelpName = "FILE",
    }.RefuseEmpty();

    private static readonly Option<string?> In = new Option<string?>("--read")
    {
        Description = "Take the translations of a file that --out or the page wrote and that was edited. Reports all problems by cell or "
            + "unit; if there is an error, nothing changes.",
        HelpName = "FILE",
    }.RefuseEmpty();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "translations",
            "Counts and lists the texts of a round that lack a language, and the translations whose original was changed after them; "
                + "writes them to a table or XLIFF file, and reads it back. "
                + "Example: survey translations grcp7 --to fr --out grcp7-fr.xlsx"
        )
        {
            RoundCode,
            To,
            From,
            Out,
            In,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CommonArguments.RefuseBoth(parsed, Out, In);
            CommonArguments.RefuseBoth(parsed, From, In);
            var opened = store.Open(parsed);
            var code = parsed.GetRequiredValue(RoundCode);
            await using (var session = await opened.BeginReadAsync(cancellationToken))
            {
                await StoreOption.GetRound(session, code);
            }

            if (parsed.GetValue(In) is { } path)
            {
                return await Read(opened, code, path, parsed.GetValue(To), terminal, cancellationToken);
            }

            var translations = (await new TranslationDesk(opened).Find(code, cancellationToken))!;
            var from = GetLanguage(From, parsed) ?? translations.Texts.DefaultLanguage;
            var to = GetLanguage(To, parsed);
            if (parsed.GetValue(Out) is { } file)
            {
                await Write(translations, from, to, file, new CommandOutput(terminal, file, store.GetAddress(parsed)), terminal);
            }
            else
            {
                Print(translations, from, to, terminal);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task Write(
        RoundTranslations translations,
        string from,
        string? to,
        string file,
        CommandOutput output,
        Terminal terminal)
    {
        if (TranslationFiles.FindFormat(file) is not { } format)
        {
            throw UsageException.Of(
                "translations.format",
                ("file", file),
                ("known", string.Join(", ", TranslationFiles.Formats.Select(each => $".{each.Suffix}"))));
        }

        if (to is null || to.Equals(from, StringComparison.OrdinalIgnoreCase))
        {
            throw UsageException.Of("translations.to");
        }

        await output.WriteOffice(format, stream =>
        {
            TranslationFiles.Write(format, stream, translations.ToSet(from, to), terminal.Language.Tag);
            return Task.CompletedTask;
        });
        terminal.Error.WriteLine(
            terminal.Texts.Fill("translations.written", ("command", $"survey translations {translations.Round} --read {file}")));
    }

    private static void Print(RoundTranslations translations, string from, string? to, Terminal terminal)
    {
        var places = TranslationTexts.Of(terminal.Language.Tag);
        var counts = translations.Count(from, to is null ? [] : [to])
            .Where(each => to is null || each.Language.Equals(to, StringComparison.OrdinalIgnoreCase))
            .ToList();
        foreach (var count in counts)
        {
            terminal.Output.WriteLine(
                terminal.Texts.Fill(
                    "translations.count",
                    ("language", count.Language),
                    ("texts", count.Texts),
                    ("missing", count.Missing),
                    ("check", count.ToCheck)));
        }

        foreach (var language in counts.Select(count => count.Language))
        {
            foreach (var state in (TranslationState[])[TranslationState.Missing, TranslationState.ToCheck])
            {
                var texts = translations.Get(from, language).Where(each => each.State == state).ToList();
                if (texts.Count > 0)
                {
                    terminal.Output.WriteLine();
                    terminal.Output.WriteLine(terminal.Texts.Fill($"translations.{state.ToCode()}", ("language", language)));
                }

                foreach (var each in texts)
                {
                    terminal.Output.WriteLine($"  {places.PlaceOf(each.Text)} – {Excerpt.Of(SourceOf(each))}");
                }
            }
        }
    }

    /// <summary>The original; where there is none, the text in its first language.</summary>
    private static string SourceOf(Translation translation) =>
        translation.Source.Length > 0 ? translation.Source
        : translation.Text.Languages.FirstOrDefault() is { } other ? $"({other}) {translation.Text.In(other)}"
        : "";

    private static async Task<int> Read(
        Store store,
        string round,
        string path,
        string? to,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        GivenPath.RequireFile(path, terminal.Texts);
        var problems = new ProblemLog();
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, FormFile.LargestFile + 1)];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        var file = TranslationFiles.Read(bytes, Path.GetFileName(path), problems, cancellationToken);
        var outcome = problems.ToOutcome<TranslationsTaken>(null);
        if (file is not null)
        {
            outcome = await new TranslationDesk(store).Take(round, file, problems, to, terminal.Operator, cancellationToken);
        }

        ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.stored"]);
        if (outcome.Value is not { } taken)
        {
            return ExitCodes.Problems;
        }

        terminal.Output.WriteLine(
            terminal.Texts.Fill("translations.taken", ("round", round), ("changed", taken.Changed), ("reviewed", taken.Reviewed)));
        return ExitCodes.Done;
    }

    private static string? GetLanguage(Option<string?> option, ParseResult parsed) =>
        parsed.GetValue(option) is not { } tag ? null
        : LanguageTag.IsValid(tag) ? tag
        : throw UsageException.Of("translations.tag", ("found", Excerpt.Of(tag)));
}
