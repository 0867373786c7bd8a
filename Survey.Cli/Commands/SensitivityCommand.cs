using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Files.Reports;

namespace Survey.Cli.Commands;

/// <summary><c>survey sensitivity ROUND</c></summary>
internal static class SensitivityCommand
{
    private static readonly Argument<string> RoundCode = CommonArguments.Round();

    private static readonly FormatOption<SensitivityExport> Format = new(
        ExportFormats.Sensitivity,
        "text to read, csv for programs.",
        FileFormat.Text);

    private static readonly Option<string?> Out = CommonArguments.OutputFile();

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var rule = new RuleOptions();
        var command = new Command(
            "sensitivity",
            "Shows how robust the findings are: how few respondents would change each one, "
                + "which depend on a provisional answer, "
                + "and which could be reversed by organizations that have not answered. Example: survey sensitivity grcp7"
        )
        {
            RoundCode,
            Format.Option,
            Out,
        };
        rule.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
                var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
                var sensitivity = await Sensitivity.Of(
                    round,
                    rule.GetRule(parsed, round),
                    session.Responses.ReadDigests(round),
                    cancellationToken);
                var path = parsed.GetValue(Out);
                await new CommandOutput(terminal, path, store.GetAddress(parsed)).Write(
                    Format.Get(parsed, path),
                    new SensitivityExport(sensitivity, LanguageOption.Find(parsed)),
                    cancellationToken);
                return ExitCodes.Done;
            }
        );
        return command;
    }
}
