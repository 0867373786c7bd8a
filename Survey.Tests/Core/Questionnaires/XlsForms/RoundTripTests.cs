using System.Text.Json.Nodes;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>Converting a questionnaire to another format and back does not change its meaning.</summary>
public sealed class RoundTripTests
{
    private static readonly FrameworkSet Minimal = SampleRound.Read("minimal").Round.Frameworks;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Json_ToXlsxAndBack_MeansTheSame(int seed)
    {
        var first = ReadJson(new RandomQuestionnaire(seed).ToJson());

        var again = ReadWorkbook(WriteWorkbook(first));

        Meaning(again, first).ShouldBe(Meaning(first, first), $"seed {seed}");
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Xlsx_ToJsonAndBack_IsTheSameForm(int seed)
    {
        var workbook = WriteWorkbook(ReadJson(new RandomQuestionnaire(seed).ToJson()));

        var again = WriteWorkbook(ReadJson(QuestionnaireWriter.Write(ReadWorkbook(workbook))));

        Tables(again).ShouldBe(Tables(workbook), $"seed {seed}");
    }

    [TestCaseSource(nameof(GoodForms))]
    public void Form_ToJsonToXlsxToJson_IsTheSame(FormCase form)
    {
        var json = QuestionnaireWriter.Write(FormCase.Read(form.Text).Value!);
        var questionnaire = ReadJson(json);

        var again = ReadWorkbook(WriteWorkbook(questionnaire));

        Meaning(again, questionnaire).ShouldBe(Meaning(questionnaire, questionnaire));
    }

    [TestCase("grcp7")]
    [TestCase("minimal")]
    public void Sample_ToXlsxAndBack_IsTheSame(string sample)
    {
        var first = ReadJson(File.ReadAllText(Path.Combine(Repository.Sample(sample), "questionnaire.json")));

        QuestionnaireWriter.Write(ReadWorkbook(WriteWorkbook(first))).ShouldBe(QuestionnaireWriter.Write(first));
    }

    [Test]
    public void Json_PlainTextBesideTranslations_IsPlainAgain()
    {
        var first = ReadJson(
            """
            {"code": "q", "version": "1", "defaultLanguage": "en", "items": [
              {"type": "integer", "code": "budget", "label": "Budget of the year"},
              {"type": "text", "code": "remarks", "label": {"fr": "Remarques"}}]}
            """);

        var again = ReadWorkbook(WriteWorkbook(first));

        QuestionnaireLanguages.Of(again).ShouldBe(["en", "fr"]);
        again.Items[0].Head.Label.ShouldBe(first.Items[0].Head.Label);
        Meaning(again, first).ShouldBe(Meaning(first, first));
    }

    private static IEnumerable<FormCase> GoodForms() => FormCase.All.Where(form => FormCase.Read(form.Text).Succeeded);

    private static Questionnaire ReadJson(string json)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(json, QuestionnaireReader.Read);
        problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty(json);
        return questionnaire!;
    }

    private static byte[] WriteWorkbook(Questionnaire questionnaire)
    {
        using var stream = new MemoryStream();
        FormWorkbook.Write(stream, XlsFormWriter.Write(questionnaire, Minimal, Place.OfFile("questionnaire.json"), new ProblemLog()));
        return stream.ToArray();
    }

    private static Questionnaire ReadWorkbook(byte[] workbook)
    {
        var problems = new ProblemLog();
        var questionnaire = XlsFormReader.Read(WorkbookForm.Read(workbook, Place.OfFile("form.xlsx"), problems)!, problems);
        problems.Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();
        return questionnaire!;
    }

    private static string Tables(byte[] workbook) =>
        string.Join(
            '\n',
            WorkbookForm
                .Read(workbook, Place.OfFile("form.xlsx"), new ProblemLog())!
                .Sheets.SelectMany(sheet => sheet.Rows.Select(row => $"{sheet.Name} {row.Number} {string.Join(" | ", row.Cells)}")));

    /// <summary>
    /// The questionnaire as JSON, normalized so that questionnaires with the same meaning are equal: texts are given in each
    /// language as they would be shown, a label that equals the code counts as missing, and members are sorted.
    /// </summary>
    private static string Meaning(Questionnaire questionnaire, Questionnaire original)
    {
        var languages = QuestionnaireLanguages.Of(original).Append(original.DefaultLanguage).Distinct(StringComparer.Ordinal).ToList();
        return Normalize(JsonNode.Parse(QuestionnaireWriter.Write(questionnaire))!, languages, original.DefaultLanguage).ToJsonString();
    }

    private static JsonNode Normalize(JsonNode node, List<string> languages, string fallback) =>
        node switch
        {
            JsonArray array => new JsonArray([.. array.Select(item => Normalize(item!, languages, fallback))]),
            JsonObject members => new JsonObject(
                members
                    .Where(member => member.Value is not null)
                    .Select(member => new KeyValuePair<string, JsonNode?>(
                        member.Key,
                        IsText(member.Key) ? Shown(member.Value!, languages, fallback) : Normalize(member.Value!, languages, fallback)))
                    .Concat(members.ContainsKey("code") && !members.ContainsKey("label") ? [new("label", null)] : [])
                    .Where(member => member.Key != "label" || !IsTheCode(member.Value, members))
                    .OrderBy(member => member.Key, StringComparer.Ordinal)),
            _ => node.DeepClone(),
        };

    private static bool IsText(string member) =>
        member is "label" or "hint" or "guidanceHint" or "requiredMessage" or "constraintMessage" or "title";

    private static bool IsTheCode(JsonNode? label, JsonObject members) =>
        label is null || label.AsObject().All(each => each.Value!.GetValue<string>() == members["code"]!.GetValue<string>());

    private static JsonObject Shown(JsonNode text, List<string> languages, string fallback)
    {
        var translations = text as JsonObject;
        return new JsonObject(
            languages.Select(language => new KeyValuePair<string, JsonNode?>(
                language,
                translations is null
                    ? text.GetValue<string>()
                    : (translations[language] ?? translations[fallback] ?? translations.First().Value)!.GetValue<string>())));
    }
}
