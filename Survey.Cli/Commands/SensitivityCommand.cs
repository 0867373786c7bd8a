using System.CommandLine;
using Survey.Core.Analysis;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Commands;

/// <summary><c>survey sensitivity ROUND</c></summary>
internal static class SensitivityCommand
{
    private static readonly Argument<string> RoundCode = Given.Round();

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "text to read, csv for programs.",
        DefaultValueFactory = _ => "text",
    }.RefuseEmpty();

    private static readonly Option<string?> Out = Given.OutputFile();

    static SensitivityCommand() => Format.AcceptOnlyFromAmong("text", "csv");

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var rule = new RuleOptions();
        var command = new Command(
            "sensitivity",
            "Shows how robust the findings are: how few respondents would change each one, which depend on a provisional answer, and which could be reversed by organizations that have not answered. Example: survey sensitivity grcp7")
        {
            RoundCode,
            Format,
            Out,
        };
        rule.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await store.Open(parsed).BeginReadAsync(cancellationToken);
            var round = await StoreOption.GetRound(session, parsed.GetRequiredValue(RoundCode));
            var sensitivity = await Sensitivity.Of(round, rule.GetRule(parsed, round), session.Responses.ReadDigests(round), cancellationToken);
            var output = new CommandOutput(terminal, parsed.GetValue(Out), store.GetPath(parsed));
            if (parsed.GetValue(Format) == "csv")
            {
                await output.WriteText(writer => SensitivityCsv.Write(writer, sensitivity));
            }
            else
            {
                await output.WriteLaidOut(console => SensitivityText.Write(console, sensitivity));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
