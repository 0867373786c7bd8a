using System.CommandLine;
using Survey.Core.Languages;
using Survey.Core.Reading;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary><c>survey export ROUND</c></summary>
internal static class ExportCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Option<string> Out = new Option<string>("--out")
    {
        Description = "The folder to write to; created if it does not exist. Files of the same names are replaced.",
        HelpName = "DIR",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<string> Format = CreateFormat();

    private static readonly Option<string?> Labels = new Option<string?>("--labels")
    {
        Description = "Write labels in this language in place of the codes of choices, themes and elements, for instance fr.",
        HelpName = "L",
    }.RefuseEmpty();

    private static readonly Option<bool> Drafts = new("--drafts")
    {
        Description = "Include drafts: those loaded from a folder, and those saved on the pages, by the API or from workbooks.",
    };

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "export",
            "Exports every answer as tables: one line per response, one table per repeat group, and a codebook. "
            + "Example: survey export grcp7 --out export --format xlsx")
        {
            RoundCode,
            Out,
            Format,
            Labels,
            Drafts,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(Out);
            var names = await Export(store, parsed, folder, terminal, cancellationToken);
            terminal.Error.WriteLine(terminal.Texts.Fill("written.in", ("files", string.Join(", ", names)), ("folder", folder)));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Reads the responses, showing the progress, and writes the files.</summary>
    /// <returns>The names of the files.</returns>
    private static async Task<IReadOnlyList<string>> Export(
        StoreOption store,
        ParseResult parsed,
        string folder,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var format = AnswerFiles.Formats.First(each => each.Name == parsed.GetRequiredValue(Format));
        using var progress = new CommandProgress(terminal, "progress.read");
        return await Interruption.Run(
            terminal,
            terminal.Texts["nothing.written"],
            async token =>
            {
                await using var session = await store.Open(parsed).BeginReadAsync(token);
                using var files = await Read(session, format, parsed, progress, token);
                return await Write(files, format, folder, file => store.RefuseFiles(parsed, file), terminal.Texts, token);
            },
            cancellationToken);
    }

    private static Option<string> CreateFormat()
    {
        var format = new Option<string>("--format")
        {
            Description = "csv and parquet write one file per table, xlsx one workbook with a sheet per table.",
            DefaultValueFactory = _ => AnswerFiles.Formats[0].Name,
        }.RefuseEmpty();
        format.AcceptOnly([.. AnswerFiles.Formats.Select(each => each.Name)]);
        return format;
    }

    private static async Task<AnswerFiles> Read(
        StoreSession session,
        FileFormat format,
        ParseResult parsed,
        CommandProgress progress,
        CancellationToken cancellationToken)
    {
        var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
        var responses = parsed.GetValue(Drafts)
            ? session.Responses.ReadWithDrafts(round)
            : session.Responses.ReadWithoutDrafts(round);
        return await AnswerFiles.Read(
            new AnswersExport(round, progress.Count(responses, cancellationToken), GetLabels(parsed, round)),
            format,
            cancellationToken);
    }

    private static string? GetLabels(ParseResult parsed, Round round)
    {
        var languages = AnswerFiles.GetLanguages(round);
        return parsed.GetValue(Labels) is not { } asked || languages.Contains(asked, StringComparer.OrdinalIgnoreCase)
            ? parsed.GetValue(Labels)
            : throw UsageException.Of(
                "usage.labels",
                ("round", round.Code),
                ("language", Excerpt.Of(asked)),
                ("known", string.Join(", ", languages)));
    }

    private static async Task<IReadOnlyList<string>> Write(
        AnswerFiles files,
        FileFormat format,
        string folder,
        Action<string> refuseStore,
        LanguageTexts texts,
        CancellationToken cancellationToken)
    {
        if (!files.Fits(format))
        {
            throw UsageException.Of("usage.too-many-columns", ("most", AnswerFiles.MaxWorkbookColumns));
        }

        var all = files.ToFiles(cancellationToken).ToList();
        all.ForEach(file => refuseStore(Path.Combine(folder, file.Name)));
        await OutputFile.WriteFolder(folder, all, texts);
        return all.ConvertAll(file => file.Name);
    }
}
