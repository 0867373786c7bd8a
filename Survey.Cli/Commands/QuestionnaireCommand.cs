using System.CommandLine;
using System.CommandLine.Parsing;
using Survey.Core.Languages;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.Reports;
using Survey.Files.XlsForms;

namespace Survey.Cli.Commands;

/// <summary><c>survey questionnaire check</c>, <c>convert</c> and <c>diff</c>.</summary>
internal static class QuestionnaireCommand
{
    /// <summary>Name of the command.</summary>
    public const string Name = "questionnaire";

    private static readonly Argument<string> Input = new Argument<string>("FILE")
    {
        Description =
            "questionnaire.json, or an XLSForm: a workbook .xlsx, a Markdown text .md, or a folder with survey.csv, "
            + "choices.csv, settings.csv.",
    }.RefuseEmpty();

    private static readonly Argument<string> Output = new Argument<string>("OUT")
    {
        Description = "The file to write: .json or .xlsx.",
    }.RefuseEmpty();

    private static readonly OrderedDictionary<string, LeaveOut> LeaveOutKinds = new(StringComparer.Ordinal)
    {
        ["geo"] = LeaveOut.Geo,
        ["media"] = LeaveOut.Media,
        ["metadata"] = LeaveOut.Metadata,
        ["barcode"] = LeaveOut.Barcode,
        ["tables"] = LeaveOut.Tables,
    };

    private static readonly Option<LeaveOut> LeftOut = new("--leave-out")
    {
        Description =
            "Leaves out of a form what is not supported, and lists each row: "
            + $"{string.Join(", ", LeaveOutKinds.Keys)}; several with commas.",
        HelpName = "KINDS",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ParseLeaveOut,
    };

    public static Command Create(Terminal terminal) =>
        new(Name, "Checks and converts questionnaires, written as JSON or as XLSForm. No store is used.")
        {
            CreateCheck(terminal),
            CreateConvert(terminal),
            QuestionnaireDiffCommand.Create(terminal),
        };

    private static Command CreateCheck(Terminal terminal)
    {
        var command = new Command(
            "check",
            "Reports all problems of a questionnaire, each with sheet, row and column, and summarizes it; "
                + "exits with 1 if it cannot be used. Example: survey questionnaire check form.xlsx"
        )
        {
            Input,
            LeftOut,
        };
        command.SetAction(async (parsed, _) =>
        {
            GivenPath.RequireForm(parsed.GetRequiredValue(Input), terminal.Texts);
            var outcome = QuestionnaireFile.Read(parsed.GetRequiredValue(Input), GetLeftOut(parsed));
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["questionnaire.unusable"]);
            if (outcome.Value is { } questionnaire)
            {
                terminal.Output.WriteLine(Describe(questionnaire, terminal.Texts));
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    private static Command CreateConvert(Terminal terminal)
    {
        var command = new Command(
            "convert",
            "Converts a questionnaire to JSON or to an XLSForm workbook, depending on the ending of OUT. "
                + "If there is an error, it writes nothing. "
                + "If framework.json is beside FILE, the lists of coded questions are made from it and from frameworks/*.json. "
                + "Example: survey questionnaire convert form.xlsx questionnaire.json"
        )
        {
            Input,
            Output,
            LeftOut,
        };
        command.SetAction(async (parsed, _) =>
        {
            var (input, output) = (parsed.GetRequiredValue(Input), parsed.GetRequiredValue(Output));
            var toJson = Path.GetExtension(output).ToLowerInvariant() switch
            {
                ".json" => true,
                ".xlsx" => false,
                _ => throw UsageException.Of("questionnaire.out"),
            };
            GivenPath.RequireForm(input, terminal.Texts);
            var outcome = QuestionnaireFile.Read(input, GetLeftOut(parsed));
            ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.written"]);
            if (outcome.Value is not { } questionnaire)
            {
                return ExitCodes.Problems;
            }

            var file = new CommandOutput(terminal, output, store: null);
            if (toJson)
            {
                await file.WriteText(writer => writer.Write(QuestionnaireWriter.Write(questionnaire)));
                return ExitCodes.Done;
            }

            var form = QuestionnaireFile.ToForm(questionnaire, input);
            ProblemPrinter.Print(form, terminal, terminal.Texts["nothing.written"]);
            if (form.Value is not { } tables)
            {
                return ExitCodes.Problems;
            }

            await file.WriteOffice(FileFormat.Workbook, stream =>
            {
                FormWorkbook.Write(stream, tables);
                return Task.CompletedTask;
            });
            return ExitCodes.Done;
        });
        return command;
    }

    private static LeaveOut GetLeftOut(ParseResult parsed) =>
        parsed.GetResult(LeftOut) is not null && QuestionnaireFile.IsJson(parsed.GetRequiredValue(Input))
            ? throw UsageException.Of("usage.leave-out-json", ("file", parsed.GetRequiredValue(Input)))
            : parsed.GetValue(LeftOut);

    private static LeaveOut ParseLeaveOut(ArgumentResult result)
    {
        var all = LeaveOut.None;
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (LeaveOutKinds.TryGetValue(word, out var kind))
            {
                all |= kind;
            }
            else
            {
                result.AddError($"--leave-out cannot be “{word}”. Choose among: {string.Join(", ", LeaveOutKinds.Keys)}.");
            }
        }

        return all;
    }

    private static string Describe(Questionnaire questionnaire, LanguageTexts texts)
    {
        var items = Flatten(questionnaire.Items).ToList();
        var languages = QuestionnaireLanguages.Of(questionnaire);
        string[] content =
        [
            texts.Count("questions", items.Count(item => item is Question and not Repeat)),
            texts.Count("groups", items.OfType<Section>().Count()),
            texts.Count("repeats", items.OfType<Repeat>().Count()),
            languages.Count == 0
                ? texts["languages.unnamed"]
                : texts.Count("languages", languages.Count, ("list", string.Join(", ", languages))),
        ];
        return texts.Fill(
            "questionnaire.summary",
            ("code", questionnaire.Code),
            ("version", questionnaire.Version),
            ("content", texts.In.Write(content)));
    }

    private static IEnumerable<Item> Flatten(IEnumerable<Item> items) =>
        items.SelectMany(item => item switch
        {
            Section section => Flatten(section.Items).Prepend(item),
            Repeat repeat => Flatten(repeat.Items).Prepend(item),
            _ => [item],
        });
}
