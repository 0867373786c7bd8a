using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Exports;
using Survey.Files.Reports;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Files.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Conventions;

/// <summary>
/// Every type of question is handled in every place that has to know it. A new type fails here first; the failure lists the
/// places that are still missing.
/// </summary>
public sealed class QuestionTypeTests
{
    private const string Framework =
        """{"code": "f", "name": "F", "elements": [{"code": "a", "title": "A"}, {"code": "b", "title": "B"}]}""";

    private const string Directory = """
        {"regions": [], "types": [{"code": "x", "name": "X"}],
         "organizations": [{"code": "o", "name": "O", "type": "x", "regions": []}]}
        """;

    // The members of a question of each type, and an answer to it; null for none.
    private static readonly Dictionary<string, (string Members, string? Answer)> Examples = new(StringComparer.Ordinal)
    {
        ["text"] = ("""
            "maxLength": 100
            """, "\"One line\""),
        ["integer"] = ("", "12"),
        ["decimal"] = ("", "1.5"),
        ["range"] = ("""
            "start": 0, "end": 5, "step": 0.5
            """, "2.5"),
        ["date"] = ("", "\"2017-06-26\""),
        ["time"] = ("", "\"14:30\""),
        ["date-time"] = ("", "\"2017-06-26T14:30\""),
        ["url"] = ("", "\"https://example.org\""),
        ["email"] = ("", "\"secretariat@example.org\""),
        ["select-one"] = ("""
            "choices": "list"
            """, "\"b\""),
        ["select-many"] = ("""
            "choices": "list"
            """, """["a", "b"]"""),
        ["rank"] = ("""
            "choices": "list"
            """, """["b", "a"]"""),
        ["coded"] = ("", """{"elements": ["a"]}"""),
        ["acknowledge"] = ("", "true"),
        ["hidden"] = ("", "\"2017\""),
        ["calculated"] = ("""
            "calculation": "1 + 1"
            """, null),
        ["repeat"] = ("""
            "items": [{"type": "text", "code": "name", "label": "Name"}]
            """, """[{"name": "x"}, {"name": "y"}]"""),
    };

    private static IEnumerable<string> Types => Examples.Keys;

    [Test]
    public void Types_AllOfThem_HaveAnExample()
    {
        var written = typeof(Question).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Question)) && !type.IsAbstract && type != typeof(UnreadableQuestion));

        Types.Select(type => Find(RoundOf(type)).GetType()).ShouldBe(written, ignoreOrder: true);
        Types.ShouldAllBe(type => Find(RoundOf(type)).TypeName == type);
    }

    [Test]
    public void Types_AllThatCanBeTyped_AreTriedByEveryWayIn() =>
        Types.Where(type => Find(RoundOf(type)).Parts is not (AnswerParts.None or AnswerParts.Rows))
            .Except(Survey.Tests.Collecting.Workbooks.TypedAnswer.All.Select(answer => answer.Question), StringComparer.Ordinal)
            .ShouldBeSubsetOf(["hidden"], "TypedAnswer.cs");

    [Test]
    public void Types_AllOfThem_AreDescribedInTheFormats()
    {
        var described = File.ReadAllText(Repository.PathOf("docs", "formats.md"));
        var schema = File.ReadAllText(Repository.PathOf("docs", "schemas", "questionnaire.schema.json"));

        Types.Where(type => !described.Contains($"| `{type}` |", StringComparison.Ordinal)).ShouldBeEmpty("docs/formats.md");
        Types
            .Where(type => !schema.Contains($"\"{type}\"", StringComparison.Ordinal))
            .ShouldBeEmpty("docs/schemas/questionnaire.schema.json");
    }

    [TestCaseSource(nameof(Types))]
    public async Task Type_InEveryPlace_IsHandled(string type)
    {
        var round = RoundOf(type);
        var question = Find(round);
        var response = RoundParsing.ParseResponse(round, ResponseTo(type));
        var missing = new List<string>();

        Check("questionnaire.json", () => QuestionnaireWriter.Write(round.Questionnaire).ShouldContain($"\"{type}\""));
        Check("versions of a questionnaire", () =>
            QuestionnaireComparison.Of(round.Questionnaire, round.Questionnaire).Changes.ShouldBeEmpty());
        Check("XLSForm", () => WriteForm(round).ShouldBe(type is "calculated" or "hidden" ? type : question.TypeName));
        Check("a required answer that is missing", () => Validate(round));
        Check("canonical JSON", () => AnswerJson.Write(response.Answers).ShouldNotBeNull());
        await Try("a page, outside and inside of rows", () => Render(round, response));
        Check("answers in words", () =>
            AnswerWording.Say(question, response.Answers.Find("q"), new ContentTexts("en", "en"), InterfaceTexts.Of("en")).ShouldNotBeNull()
        );
        Check("answer workbook", () =>
            new AnsweredWorkbook(round, response.Answers, "en", "o").ReadJson().ShouldBe(RandomAnswers.ToJson(response.Answers)));
        await Try("rows.csv", async () =>
        {
            await using var text = new StringWriter();
            var export = new RowsExport(round, new[] { response }.ToAsyncEnumerable());
            await TableFiles.WriteCsv(RowTable.Of(export), text, default);
            text.ToString().ShouldContain("rows");
        });
        await Try("results", async () =>
        {
            var results = await RoundResults.Of(round, ResultSelection.All, new[] { response }.ToAsyncEnumerable());
            using var console = new StringWriter();
            ResultsText.Write(PlainConsole.Create(console, Language.English), results, new ReportWording(round));
            ResultsJson.Write(Stream.Null, results);
            ResultsWorkbook.Write(Stream.Null, new ResultsExport(results, DateTimeOffset.UnixEpoch));
            console.ToString().ShouldContain(type == "repeat" ? "rows.q.name" : "rows.q (");
        });

        foreach (var format in ExportedTables.AllFormats)
        {
            await Try($"export as {format}", async () =>
            {
                var tables = await ExportedTables.Write(round, [response], format);
                tables["rows"].Count.ShouldBe(1 + response.Answers.GetRows("rows").Count);
                if (type != "repeat")
                {
                    tables["responses"][0].ShouldContain("q");
                    tables["responses"][1][tables["responses"][0].ToList().IndexOf("q")].ShouldNotBeEmpty();
                }
            });
        }

        missing.ShouldBeEmpty();

        void Check(string place, Action use)
        {
            try
            {
                use();
            }
            catch (Exception failure)
            {
                missing.Add($"{place}: {failure.Message}");
            }
        }

        async Task Try(string place, Func<Task> use)
        {
            try
            {
                await use();
            }
            catch (Exception failure)
            {
                missing.Add($"{place}: {failure.Message}");
            }
        }
    }

    private static string WriteForm(Round round)
    {
        var problems = new ProblemLog();
        var form = XlsFormWriter.Write(round.Questionnaire, round.Frameworks, Place.OfFile("form.xlsx"), problems);
        return Find(XlsFormReader.Read(form, problems)!).TypeName;
    }

    private static void Validate(Round round)
    {
        var problems = new ProblemLog();
        var empty = RoundParsing.ParseResponse(round, """{"organization": "o", "state": "submitted", "answers": {}}""");
        new ResponseValidator(round).Validate(empty, Place.OfFile("o.json"), problems);
    }

    private static async Task Render(Round round, Response response)
    {
        var html = await FormInTest.Render(FormInTest.View(round, 1, FormInTest.Values(round, 1, response.Answers)));
        html.ShouldContain("q");
        html.ShouldContain("rows/1/q");
    }

    private static Question Find(Round round) => Find(round.Questionnaire);

    private static Question Find(Survey.Core.Questionnaires.Questionnaire questionnaire) => questionnaire.Scope.Find("q")!.Question;

    private static string ResponseTo(string type)
    {
        if (Examples[type].Answer is not { } answer)
        {
            return """{"organization": "o", "state": "submitted", "answers": {"rows": [{"text": "In a row"}]}}""";
        }

        var answers = $"\"q\": {answer}";
        return $$"""
            {"organization": "o", "state": "submitted", "answers": { {{answers}}, "rows": [{"text": "In a row", {{answers}} }]} }
            """;
    }

    private static Round RoundOf(string type)
    {
        var members = Examples[type].Members.Trim();
        var question = $$"""{"type": "{{type}}", "code": "q", "label": "Q" {{(members.Length > 0 ? ", " + members : "")}} }""";
        return RoundParsing.Parse(
            Framework,
            Directory,
            $$"""
            {"code": "q", "version": "1", "framework": "f", "defaultLanguage": "en", "title": "Q",
             "items": [{{question}},
              {"type": "repeat", "code": "rows", "label": "Rows",
               "items": [{"type": "text", "code": "text", "label": "Text"}, {{question}}]}],
             "choices": {"list": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}]} }
            """,
            """{"code": "r", "title": "R", "questionnaire": "q", "framework": "f"}""");
    }
}
