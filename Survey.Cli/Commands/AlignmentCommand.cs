using System.CommandLine;
using Survey.Core.Frameworks;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey alignment ROUND [CODE]</c></summary>
internal static class AlignmentCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly Argument<string?> AlignmentCode = new Argument<string?>("CODE")
    {
        Description = "The code of the alignment table. Without it, all tables of the round.",
        Arity = ArgumentArity.ZeroOrOne,
    }.RefuseEmpty();

    private static readonly FormatOption<AlignmentsExport> Format = new(
        ExportFormats.Alignments,
        "text to read (default), csv for programs, xlsx for Excel. Without this option, the ending of --out decides.",
        usual: null);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var command = new Command(
            "alignment",
            "Writes the alignment tables of a round: the entries of one framework beside those of others, and the organizations that "
                + "named each entry. Example: survey alignment panama-2023 strategic-plan"
        )
        {
            RoundCode,
            AlignmentCode,
            Format.Option,
            Out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var alignments = Find(round, parsed.GetValue(AlignmentCode));
            var path = parsed.GetValue(Out);
            var format = Format.Get(parsed, path);
            var tables = await AlignmentTable.Of(round, alignments, session.Responses.Read(round), cancellationToken);
            await new CommandOutput(terminal, path, store.GetAddress(parsed)).Write(
                format,
                new AlignmentsExport(round, tables, terminal.Time.GetUtcNow()) { Language = LanguageOption.Find(parsed) },
                cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<Alignment> Find(Round round, string? code)
    {
        if (code is null)
        {
            return round.Alignments;
        }

        if (round.Alignments.FirstOrDefault(alignment => alignment.Code == code) is { } found)
        {
            return [found];
        }

        throw round.Alignments.Count == 0
            ? UsageException.Of("usage.no-alignments")
            : UsageException.Of(
                "usage.alignment",
                ("alignment", code),
                ("known", string.Join(", ", round.Alignments.Select(alignment => alignment.Code))));
    }
}
