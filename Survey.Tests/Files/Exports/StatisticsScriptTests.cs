using System.Text;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Exports;

/// <summary>
/// The scripts beside an export in csv. R and PSPP, which runs the syntax of SPSS, execute them; Stata cannot be had, so its script is only
/// compared with an approved one.
/// </summary>
public sealed class StatisticsScriptTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "name": "F", "elements": [{"code": "a", "title": "A"}]}""",
        """
        {"regions": [{"code": "north", "name": "North"}], "types": [{"code": "x", "name": "X"}],
         "organizations": [{"code": "lake", "name": "Lake", "type": "x", "regions": ["north"]},
                           {"code": "hill", "name": "Hill", "type": "x", "regions": []}]}
        """,
        """
        {"code": "q", "version": "1", "title": "Q", "defaultLanguage": "en", "items": [
          {"type": "select-one", "code": "change", "choices": "scale",
           "label": {"en": "“Change” in \"rights\",\nby $5 or `more`", "ru": "Изменение"}},
          {"type": "select-one", "code": "if", "label": "Sure? $x \\ y", "choices": "answers"},
          {"type": "text", "code": "remarks", "label": "Remarks", "multiline": true},
          {"type": "date", "code": "since", "label": "Since"},
          {"type": "decimal", "code": "budget", "label": "Budget"},
          {"type": "calculated", "code": "double", "label": "Double", "calculation": "${budget} * 2"},
          {"type": "select-many", "code": "sizes", "label": "Sizes", "choices": "sizes"},
          {"type": "repeat", "code": "none", "label": "None", "items": [{"type": "text", "code": "t", "label": "T"}]}],
         "choices": {
          "scale": [{"code": "-1", "label": {"en": "Worse", "ru": "Хуже"}}, {"code": "0", "label": {"en": "Same", "ru": "Так же"}},
                    {"code": "1", "label": {"en": "Better", "ru": "Лучше"}}],
          "answers": [{"code": "not sure", "label": "Other"}, {"code": "N/A", "label": "Other"}, {"code": "=1+1", "label": "\"Two\"'"},
                      {"code": "`$\"", "label": "Signs"}],
          "sizes": [{"code": "<50", "label": "Below 50"}, {"code": ">50", "label": "Above 50"}]}}
        """,
        """
        {"code": "r", "title": {"en": "Rights & <more>", "fr": "Droits"}, "questionnaire": "q", "framework": "f",
         "deadline": "2017-06-26"}
        """);

    private static readonly Response[] Responses =
    [
        RoundParsing.ParseResponse(
            Round,
            """
            {"organization": "lake", "state": "submitted", "language": "en", "submittedOn": "2017-06-27",
             "answers": {"change": "-1", "if": "=1+1", "remarks": "=SUM(1)\nsecond, \"line\" é", "since": "2001-02-03", "budget": 1234.5,
               "sizes": [">50"]}}
            """),
        RoundParsing.ParseResponse(
            Round,
            """{"organization": "hill", "state": "submitted", "answers": {"change": "1", "if": "`$\"", "remarks": "'quoted'"}}"""),
    ];

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = System.IO.Directory.CreateTempSubdirectory("scripts").FullName;

    [TearDown]
    public void DeleteFolder() => System.IO.Directory.Delete(_folder, recursive: true);

    [TestCase("r.R")]
    [TestCase("r.do")]
    [TestCase("r.sps")]
    [TestCase("r.ddi.xml")]
    public async Task Write_Script_IsTheApprovedOne(string name)
    {
        await Export(Round, Responses);

        File.ReadAllText(Path.Combine(_folder, name)).ShouldMatchApproved(options => options
            .NoDiff()
            .SubFolder("Approved")
            .WithFilenameGenerator((_, _, type, _) => $"{name}.{type}.txt"));
    }

    [Test]
    public async Task R_Script_GivesFactorsNumbersDatesAndTexts()
    {
        await Export(Round, Responses);

        (await RunR(
            """
            data <- tables$responses
            say(levels(data$change), as.character(data$change), attr(data$change, "label"))
            say(levels(data[["if"]]), as.character(data[["if"]]))
            say(data$remarks, format(data$since), data$budget, data$double, data$late, data[["sizes/>50"]], nrow(tables$none))
            """)).ShouldBe(
            [
                "Worse|Same|Better|Worse|Better|“Change” in \"rights\", by $5 or `more`",
                "Other (not sure)|Other (N/A)|\"Two\"'|Signs|\"Two\"'|Signs",
                "=SUM(1)\\nsecond, \"line\" é|'quoted'|2001-02-03|NA|1234.5|NA|2469|NA|TRUE|FALSE|1|NA|0",
            ]);
    }

    [Test]
    public async Task R_ScriptWithLabels_ReadsTheLabelsInThatLanguage()
    {
        await Export(Round, Responses, "ru");

        (await RunR("say(levels(tables$responses$change), as.character(tables$responses$change), attr(tables$responses$change, 'label'))"))
            .ShouldBe(["Хуже|Так же|Лучше|Хуже|Лучше|Изменение"]);
    }

    [Test]
    public async Task R_ScriptOfASample_CountsWhatTheResultsCount()
    {
        var sample = SampleRound.Read("review-2018");
        await Export(sample.Round, sample.Responses);
        var results = await RoundResults.Of(
            sample.Round,
            ResultSelection.All,
            sample.Responses.Where(response => response.State.Counts()).ToAsyncEnumerable());
        var questions = results.Questions
            .Where(question => question.Question is { Question: SelectOneQuestion, RepeatPath: null })
            .ToList();
        questions.Count.ShouldBeGreaterThan(5);
        var language = sample.Round.Questionnaire.DefaultLanguage;

        var lines = await RunR(
            $"""
            counted <- tables$responses[tables$responses$state %in% c("submitted", "endorsed"), ]
            for (column in c({string.Join(", ", questions.Select(question => $"'{question.Question.Question.Code}'"))}))
              say(column, attr(tables$responses[[column]], "label"), levels(counted[[column]]), table(counted[[column]]))
            """);

        lines.ShouldBe(questions.Select(question =>
        {
            var choices = ((SelectOneQuestion)question.Question.Question).Choices;
            IEnumerable<string> parts =
            [
                question.Question.Question.Code,
                question.Question.Question.Label.In(language),
                .. choices.Distinct.Select(choice => choice.Label.In(language)),
                .. question.Total.Entries.Select(entry => entry.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ];
            return string.Join('|', parts);
        }));
    }

    [Test]
    public async Task Spss_Syntax_GivesNumbersWithLabelsDatesAndTexts()
    {
        await Export(Round, Responses);

        await RunSpss("r.sps");
        File.WriteAllText(
            Path.Combine(_folder, "out.sps"),
            """
            GET FILE="responses.sav".
            SAVE TRANSLATE /OUTFILE="codes.csv" /TYPE=CSV /CELLS=VALUES /FIELDNAMES.
            SAVE TRANSLATE /OUTFILE="labels.csv" /TYPE=CSV /CELLS=LABELS /FIELDNAMES.

            """);
        await RunSpss("out.sps");

        File.ReadAllLines(Path.Combine(_folder, "codes.csv"))
            .ShouldBe([
                "organization,type,regions,state,language,submitted_on,late,"
                    + "change,qif,remarks,since,budget,qdouble,sizes,sizes__50,sizes__50_2",
                "lake,x,north,submitted,en,06/27/2017,1,-1,3,\"=SUM(1) second, \"\"line\"\" é\",02/03/2001,1234.5,2469,>50,0,1",
                "hill,x,,submitted,, ,0,1,4,'quoted', , , ,, , ",
            ]);
        File.ReadAllLines(Path.Combine(_folder, "labels.csv"))[1].ShouldContain(",Yes,Worse,\"\"\"Two\"\"'\",");
    }

    [Test]
    public async Task Spss_SyntaxOfSamples_Runs()
    {
        foreach (var name in new[] { "grcp7", "review-2018", "practice-template", "question-kinds" })
        {
            var sample = SampleRound.Read(name);
            await Export(sample.Round, sample.Responses);

            await RunSpss($"{sample.Round.Code}.sps");
        }
    }

    private async Task Export(Round round, IReadOnlyList<Response> responses, string? labels = null)
    {
        using var files = await AnswerFiles.Read(
            new AnswersExport(round, responses.ToAsyncEnumerable(), labels),
            AnswerFiles.Formats[0],
            CancellationToken.None);
        foreach (var (name, write) in files.ToFiles(CancellationToken.None))
        {
            await using var file = File.Create(Path.Combine(_folder, name));
            await write(file);
        }
    }

    /// <summary>Reads the tables by the script, and returns the lines that the code says.</summary>
    private async Task<string[]> RunR(string code)
    {
        var script = System.IO.Directory.GetFiles(_folder, "*.R").Single();
        var run = Path.Combine(_folder, "run.txt");
        File.WriteAllText(
            run,
            $$"""
            setwd("{{_folder}}")
            source("{{Path.GetFileName(script)}}", encoding = "UTF-8")
            say <- function(...) cat(gsub("\n", "\\n", paste(c(...), collapse = "|"), fixed = TRUE), "\n", sep = "")
            {{code}}

            """,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var output = await ExternalTool.Run(
            "Rscript",
            "--vanilla",
            "--encoding=UTF-8",
            "-e",
            $"invisible(Sys.setlocale('LC_ALL', 'C.UTF-8')); source('{run}', encoding = 'UTF-8')");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task RunSpss(string syntax)
    {
        var run = Path.Combine(_folder, "run.sps");
        File.WriteAllText(run, $"SET LOCALE='UTF-8'.\nCD \"{_folder}\".\nINSERT FILE=\"{syntax}\" ENCODING=\"UTF-8\".\n");
        (await ExternalTool.Run("pspp", "--error-file=-", run)).ShouldNotContain("warning", Case.Insensitive);
    }
}
