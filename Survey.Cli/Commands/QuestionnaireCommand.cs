using System.CommandLine;
using Survey.Cli.Texts;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Storing.Forms;

namespace Survey.Cli.Commands;

/// <summary><c>survey questionnaire check</c> and <c>convert</c>.</summary>
internal static class QuestionnaireCommand
{
    private static readonly Argument<string> Input = new("FILE")
    {
        Description = "questionnaire.json, or an XLSForm: a workbook .xlsx, a Markdown text .md, or a folder with survey.csv, choices.csv, settings.csv.",
    };

    public static Command Create(Terminal terminal) =>
        new("questionnaire", "Checks and converts questionnaires, written as JSON or as XLSForm. No store is used.")
        {
            CreateCheck(terminal),
        };

    private static Command CreateCheck(Terminal terminal)
    {
        var command = new Command(
            "check",
            "Tells all problems of a questionnaire, each with sheet, row and column, and sums it up; ends with 1 if it cannot be used. Example: survey questionnaire check form.xlsx")
        {
            Input,
        };
        command.SetAction(parsed =>
        {
            var outcome = QuestionnaireFile.Read(parsed.GetRequiredValue(Input));
            ProblemPrinter.Print(outcome, terminal, "The questionnaire cannot be used as it is.");
            if (outcome.Value is { } questionnaire)
            {
                terminal.Output.WriteLine(Describe(questionnaire));
            }

            return outcome.Succeeded ? ExitCodes.Done : ExitCodes.Problems;
        });
        return command;
    }

    private static string Describe(Questionnaire questionnaire)
    {
        var items = Flatten(questionnaire.Items).ToList();
        var languages = QuestionnaireLanguages.Of(questionnaire);
        return string.Join(", ",
            $"{questionnaire.Code}, version {questionnaire.Version}: {Names.Count(items.Count(item => item is Question and not Repeat), "question")}",
            Names.Count(items.OfType<Section>().Count(), "group"),
            Names.Count(items.OfType<Repeat>().Count(), "repeat"),
            languages.Count == 0 ? "one language" : $"{Names.Count(languages.Count, "language")} ({string.Join(", ", languages)})");
    }

    private static IEnumerable<Item> Flatten(IEnumerable<Item> items) =>
        items.SelectMany(item => item switch
        {
            Section section => Flatten(section.Items).Prepend(item),
            Repeat repeat => Flatten(repeat.Items).Prepend(item),
            _ => [item],
        });
}
