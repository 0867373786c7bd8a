using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Api.Answering.Forms;
using Survey.Collecting.Directories;
using Survey.Collecting.Loading;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Workbooks;

/// <summary>
/// A typed text is read as the same answer, or refused with the same code, on a page, in a workbook, in a file and by the API; dates and
/// names also in tables of organizations. One questionnaire has a question for each variant.
/// </summary>
public sealed class TypedAnswersEveryWayTests
{
    private static readonly (TypedAnswer Answer, string Code)[] Cases =
        [.. TypedAnswer.All.Select((answer, index) => (answer, $"q{index}"))];

    private const string Framework =
        """
        {"code": "minimal", "name": "F", "themes": [
          {"code": "1", "title": "One",
           "elements": [{"code": "a", "title": "A"}, {"code": "b", "title": "B"}, {"code": "c", "title": "C"}]},
          {"code": "2", "title": "Two",
           "elements": [{"code": "r", "title": "R"}, {"code": "p", "title": "P"}, {"code": "o", "title": "O"}]},
          {"code": "b", "title": "Three", "elements": [{"code": "x", "title": "X"}]}]}
        """;

    private static readonly string[] Documents =
    [
        Framework,
        File.ReadAllText(Path.Combine(Repository.Sample("minimal"), "directory.json")),
        MakeQuestionnaire(),
        """{"code": "minimal", "title": "Typed", "questionnaire": "typed", "framework": "minimal", "opens": "2024-03-01"}""",
    ];

    private static readonly Round Round = RoundParsing.Parse(Documents[0], Documents[1], Documents[2], Documents[3]);

    private static readonly Lazy<IReadOnlyDictionary<string, string>> OnPage = new(ReadPage);
    private static readonly Lazy<IReadOnlyDictionary<string, string>> InWorkbook = new(ReadWorkbook);
    private static readonly Lazy<IReadOnlyDictionary<string, string>> InFile = new(ReadFile);

    private static IEnumerable<TypedAnswer> InCells => TypedAnswer.All.Where(answer => answer.FitsCell);

    private static IEnumerable<TypedAnswer> Dates => TypedAnswer.All.Where(answer => answer.Question == "date");

    [TestCaseSource(typeof(TypedAnswer), nameof(TypedAnswer.All))]
    public void Read_OnAPage_IsTheExpectedAnswerOrProblem(TypedAnswer answer) => OnPage.Value[CodeOf(answer)].ShouldBe(answer.Expected);

    [TestCaseSource(nameof(InCells))]
    public void Read_InAWorkbook_IsTheExpectedAnswerOrProblem(TypedAnswer answer) =>
        InWorkbook.Value[CodeOf(answer)].ShouldBe(answer.Expected);

    [TestCaseSource(typeof(TypedAnswer), nameof(TypedAnswer.All))]
    public void Read_InAFile_IsTheExpectedAnswerOrProblem(TypedAnswer answer) => InFile.Value[CodeOf(answer)].ShouldBe(answer.Expected);

    [Test]
    public async Task Put_ByTheApi_GivesTheExpectedAnswersAndProblems()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        await LoadRound(folder, store);
        using var service = new ServiceUnderTest(store);
        using var client = await service.CreateClient(ActorRole.Secretariat, "minimal", "lake");
        const string Address = "/v1/rounds/minimal/responses/lake";

        using var refused = await client.PutAsJsonAsync(new Uri(Address, UriKind.Relative), new { answers = ToJson(_ => true) });
        var problems = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems").EnumerateArray()
            .Select(problem => $"{problem.GetProperty("pointer").GetString()} {problem.GetProperty("code").GetString()}")
            .Where(problem => !problem.EndsWith("code-repeated", StringComparison.Ordinal));
        var good = new { answers = ToJson(answer => !answer.IsProblem) };
        using var taken = await client.PutAsJsonAsync(new Uri(Address, UriKind.Relative), good);
        taken.IsSuccessStatusCode.ShouldBeTrue(await taken.Content.ReadAsStringAsync());

        var wrong = Cases.Where(each => each.Answer.IsProblem);
        problems.ShouldBe(wrong.Select(each => $"/answers/{each.Code} {each.Answer.Expected}"), ignoreOrder: true);
        var answers = (await new ResponseDesk(service.Store).Find("minimal", "lake"))!.Content.Answers;
        foreach (var (answer, code) in Cases.Where(each => !each.Answer.IsProblem))
        {
            answers.Find(code)?.ToText().ShouldBe(answer.Expected, answer.ToString());
        }
    }

    [TestCaseSource(nameof(Dates))]
    public void Read_DateInATableOfOrganizations_IsTheExpectedDateOrProblem(TypedAnswer answer)
    {
        var problems = new ProblemLog();

        var import = ReadTable($"code;name;type;active from\nlake;Lake;forum;\"{answer.Typed}\"\n", problems);

        var read = problems.Problems.Count > 0
            ? problems.Problems[0].Code
            : import.Organizations[0].ActiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        read.ShouldBe(answer.Expected);
    }

    [Test]
    public void Read_NamesAndCodesInATableOfOrganizations_AreWithoutInvisibleCharactersAndOnOneLine()
    {
        var problems = new ProblemLog();

        var import = ReadTable(
            "\uFEFFcode;name;type;Contact\u00A0role;contact name;contact e-mail;contact language\n" +
            "\u200Blake\u200E;\"Lake\u00AD \r\nForum\";forum\u200B;secretariat\u200F;\u2066Amina\u2069;\u200Bamina@example.org;en\n",
            problems);

        problems.Problems.ShouldBeEmpty();
        (import.Organizations[0].Code, import.Organizations[0].Name.ToString()).ShouldBe(("lake", "Lake Forum"));
        (import.Contacts[0].Name, import.Contacts[0].Email).ShouldBe(("Amina", "amina@example.org"));
    }

    [Test]
    public void Read_ControlCharacterInANameInATableOfOrganizations_IsAProblem()
    {
        var problems = new ProblemLog();

        ReadTable("code;name;type\nlake;La\u0007ke;forum\n", problems);

        problems.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("directory.csv: row 2, name");
        problems.Problems[0].Code.ShouldBe("text-invalid");
    }

    [Test]
    public void Read_NotAnAnswer_IsKeptAsTypedOnAPageAndInAWorkbook()
    {
        var questions = Questions;
        var (content, _) = FormContent.Read(ToFields(questions), questions, Round.Frameworks, "en");
        var workbook = Fill().ReadFilled();

        content.AsTyped.Keys.ShouldBe(Cases.Where(each => each.Answer.IsProblem).Select(each => each.Code), ignoreOrder: true);
        content.AsTyped.ShouldAllBe(typed => typed.Value == Cases.First(each => each.Code == typed.Key).Answer.Typed);
        var wrong = Cases.Where(each => each.Answer is { IsProblem: true, FitsCell: true });
        workbook.AsTyped.Keys.ShouldBe(wrong.Select(each => each.Code), ignoreOrder: true);
    }

    [TestCase("fr", "decimal", "1,500", "« 1,500 » peut se lire 1500 ou 1.5. Écrivez 1500 ou 1.5.")]
    [TestCase("en", "decimal", "12.345", "“12.345” can be read as 12345 or as 12.3450. Write 12345 or 12.3450.")]
    [TestCase(
        "en",
        "date",
        "05/06/2017",
        "“05/06/2017” can be read as 2017-06-05 or as 2017-05-06 (year-month-day). Write 2017-06-05 or 2017-05-06.")]
    [TestCase("en", "coded", "ж, у", "“ж, у” is not in the list. It has letters that look Latin but are not: у.")]
    [TestCase("en", "text", "a\u0090b", "The text has a control character")]
    public void Say_OnAPage_NamesBothReadingsAndWhatToWrite(string language, string question, string typed, string message)
    {
        var questions = Questions.Where(each => each.Code == CodeOf(TypedAnswer.All.First(answer => answer.Question == question))).ToList();
        var values = new FormValues();
        values.Set(questions[0].Code, typed);

        var (_, problems) = FormContent.Read(values, questions, Round.Frameworks, language);

        problems.ShouldHaveSingleItem().Problem.ToText(Survey.Core.Languages.Language.Get(language)).ShouldStartWith(message);
    }

    private static IReadOnlyList<Question> Questions => [.. Round.Questionnaire.Scope.Questions.Select(each => each.Question)];

    private static string CodeOf(TypedAnswer answer) => Cases.First(each => each.Answer == answer).Code;

    private static string MakeQuestionnaire()
    {
        var items = Cases.Select(each => $$"""{"code": "{{each.Code}}", "label": "L", {{TypeOf(each.Answer.Question)}} }""");
        var numbers = Enumerable.Range(1, 30).Select(number => $$"""{"code": "n{{number}}", "label": "Number {{number}}"}""");
        return $$"""
            {"code": "typed", "version": "1", "items": [{{string.Join(",\n", items)}}],
             "choices": {
              "list": [{"code": "yes", "label": {"en": "Yes", "fr": "Oui, tout à fait"} },
                       {"code": "b", "label": "Same"}, {"code": "c", "label": "Same"}],
              "numbers": [{{string.Join(',', numbers)}}]} }
            """;
    }

    private static string TypeOf(string question) => question switch
    {
        "long" => "\"type\": \"text\", \"multiline\": true",
        "percent" => "\"type\": \"decimal\", \"unit\": \"percent\"",
        "money" => "\"type\": \"decimal\", \"unit\": \"EUR\"",
        "range" => "\"type\": \"range\", \"start\": 1, \"end\": 5",
        "select-one" => "\"type\": \"select-one\", \"choices\": \"list\"",
        "select-many" or "rank" => $"\"type\": \"{question}\", \"choices\": \"numbers\"",
        _ => $"\"type\": \"{question}\"",
    };

    private static JsonObject ToJson(Func<TypedAnswer, bool> isIn) =>
        new(Cases.Where(each => isIn(each.Answer)).Select(each => KeyValuePair.Create(each.Code, (JsonNode?)each.Answer.Typed)));

    private static FormValues ToFields(IReadOnlyList<Question> questions)
    {
        var values = new FormValues();
        foreach (var (question, (answer, code)) in questions.Zip(Cases))
        {
            question.Code.ShouldBe(code);
            values.Set(code, answer.Typed);
        }

        return values;
    }

    private static IReadOnlyDictionary<string, string> ReadPage()
    {
        var questions = Questions;
        var (content, problems) = FormContent.Read(ToFields(questions), questions, Round.Frameworks, "en");
        return ToResults(content.Answers, problems.ToDictionary(problem => problem.Field, problem => problem.Problem.Code));
    }

    private static IReadOnlyDictionary<string, string> ReadWorkbook()
    {
        var filled = Fill().ReadFilled();
        var errors = filled.Problems.Where(problem => problem.Severity == Severity.Error);
        return ToResults(filled.Answers, errors.ToDictionary(problem => problem.Question!, problem => problem.Code));
    }

    private static AnsweredWorkbook Fill() => new AnsweredWorkbook(Round).Change(book =>
    {
        foreach (var (answer, code) in Cases.Where(each => each.Answer.FitsCell))
        {
            AnsweredWorkbook.AnswerOf(book, code).SetValue(answer.Typed);
        }
    });

    private static IReadOnlyDictionary<string, string> ReadFile()
    {
        var (answers, problems) = RoundParsing.ReadJson(
            ToJson(_ => true).ToJsonString(),
            value => AnswerJson.Read(value, Round.Questionnaire.Scope, Round.Frameworks));
        var errors = problems.Where(problem => problem.Severity == Severity.Error);
        return ToResults(answers!, errors.ToDictionary(problem => problem.Place.Path, problem => problem.Code));
    }

    private static Dictionary<string, string> ToResults(AnswerSet answers, Dictionary<string, string> problems)
    {
        var results = answers.Answers.ToDictionary(each => each.Key, each => each.Value.ToText(), StringComparer.Ordinal);
        foreach (var (code, problem) in problems)
        {
            results[code] = problem;
        }

        return results;
    }

    private static async Task LoadRound(TemporaryFolder folder, string store)
    {
        foreach (var (name, document) in RoundDefinition.FileNames.Zip(Documents))
        {
            folder.Write(name, document);
        }

        (await RoundLoader.Load(folder.Path, store, TimeProvider.System, TestActors.Operator)).Succeeded.ShouldBeTrue();
    }

    private static DirectoryImport ReadTable(string csv, ProblemLog problems)
    {
        var sheet = DirectoryFile.Read(Encoding.UTF8.GetBytes(csv), "directory.csv", problems).ShouldNotBeNull();
        return DirectoryImport.Read(sheet, new DirectoryBook(Round, [], new HashSet<string>()), removes: false, problems).ShouldNotBeNull();
    }
}
