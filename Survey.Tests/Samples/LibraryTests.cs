using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>The library that comes with the product: each file is read without a problem and has every text in every language.</summary>
public sealed partial class LibraryTests
{
    // The source of a framework is not among them: it is a reference.
    private static readonly string[] Texts =
    [
        "title", "description", "name", "short", "label", "hint", "constraintMessage", "requiredMessage", "warningMessage", "rows",
    ];

    private static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["framework"] = "frameworks",
        ["questionnaire"] = "questionnaires",
        ["directory"] = "directories",
    };

    private static JsonArray Index => JsonNode.Parse(Read("library.json"))!.AsArray();

    private static IEnumerable<string> Files => Index.Select(item => PathOf(item!)).Append("library.json");

    private static IEnumerable<TestCaseData> QuestionnairesWithFrameworks =>
        from questionnaire in OfKind("questionnaire")
        from framework in OfKind("framework")
        select new TestCaseData(questionnaire["code"]!.GetValue<string>(), framework["code"]!.GetValue<string>());

    [Test]
    public void List_AllItems_AreTheFilesOfTheFolders()
    {
        var files = Folders.Values.SelectMany(folder => Directory
            .EnumerateFiles(Repository.PathOf("library", folder))
            .Select(file => $"{folder}/{Path.GetFileName(file)}"));

        Index.Select(item => PathOf(item!)).ShouldBe(files, ignoreOrder: true);
        Index.Select(item => item!["framework"]).OfType<JsonNode>()
            .ShouldAllBe(code => OfKind("framework").Any(item => (string)item["code"]! == (string)code!));
        OfKind("framework").Concat(OfKind("questionnaire"))
            .ShouldAllBe(item => (string)JsonNode.Parse(Read(PathOf(item)))!["code"]! == (string)item["code"]!);
    }

    [TestCaseSource(nameof(QuestionnairesWithFrameworks))]
    public void Round_QuestionnaireWithFramework_HasNoProblemAndCountsRows(string questionnaire, string framework)
    {
        var problems = new ProblemLog();
        var item = OfKind("questionnaire").Single(each => (string)each["code"]! == questionnaire);
        var round = new JsonObject { ["code"] = "ours", ["questionnaire"] = questionnaire, ["framework"] = framework, ["access"] = "open" };
        if (item["analysis"] is { } analysis)
        {
            round["analysis"] = analysis.DeepClone();
        }

        RoundFile[] files =
        [
            File("framework.json", Read($"frameworks/{framework}.json")),
            File("directory.json", Read(PathOf(OfKind("directory").Single()))),
            File("questionnaire.json", Read($"questionnaires/{questionnaire}.json")),
            File("round.json", round.ToJsonString()),
        ];
        var (_, read) = RoundDefinition.Read(files, problems);

        problems.Problems.ShouldBeEmpty();
        read!.Analysis.FindCoded(read.Questionnaire).ShouldNotBeNull();
        read.Questionnaire.Scope.Find(read.Analysis.Status).ShouldNotBeNull();
    }

    [TestCaseSource(nameof(Files))]
    public void Texts_File_AreInEveryLanguageWithTheSamePlaceholders(string file)
    {
        var wrong = new List<string>();
        Check(JsonNode.Parse(Read(file))!, "", wrong);

        wrong.ShouldBeEmpty();
    }

    [Test]
    public void Texts_Questionnaires_NameNoYear() =>
        OfKind("questionnaire").ShouldAllBe(item => !Year().IsMatch(Read(PathOf(item))));

    [TestCase("gcm-modalities-2017")]
    [TestCase("gcm-objectives-2018")]
    [TestCase("sdgs-2015")]
    public void Framework_OfTheSamples_IsTheSameFile(string code)
    {
        var framework = Read($"frameworks/{code}.json");

        Directory.EnumerateFiles(Repository.PathOf("samples"), "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) == "framework.json" || file.Contains("frameworks", StringComparison.Ordinal))
            .Select(System.IO.File.ReadAllText)
            .Where(text => (string)JsonNode.Parse(text)!["code"]! == code)
            .ShouldAllBe(text => text == framework);
    }

    private static void Check(JsonNode node, string place, List<string> wrong)
    {
        if (node is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                Check(list[index]!, $"{place} #{index + 1}", wrong);
            }
        }

        foreach (var (name, value) in node as JsonObject ?? [])
        {
            if (name == "counted")
            {
                CheckText(value!["other"], $"{place}.{name}.other", wrong);
            }
            else if (Texts.Contains(name, StringComparer.Ordinal))
            {
                CheckText(value, $"{place}.{name}", wrong);
            }
            else if (value is JsonArray or JsonObject)
            {
                Check(value, $"{place}.{name}", wrong);
            }
        }
    }

    private static void CheckText(JsonNode? text, string place, List<string> wrong)
    {
        var languages = Language.All.Select(language => language.Tag).ToList();
        if (text is not JsonObject texts || !languages.ToHashSet(StringComparer.Ordinal).SetEquals(texts.Select(each => each.Key)))
        {
            wrong.Add($"{place}: {text?.ToJsonString()}");
        }
        else if (texts.Select(each => Placeholders((string)each.Value!)).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            wrong.Add($"{place}: placeholders differ");
        }
    }

    private static string Placeholders(string text) =>
        string.IsNullOrWhiteSpace(text)
            ? "no text"
            : string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    private static IEnumerable<JsonNode> OfKind(string kind) => Index.Where(item => (string)item!["kind"]! == kind).OfType<JsonNode>();

    private static string PathOf(JsonNode item) => $"{Folders[(string)item["kind"]!]}/{(string)item["code"]!}.json";

    private static string Read(string file) => System.IO.File.ReadAllText(Repository.PathOf("library", file));

    private static RoundFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"\$?\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b20[12]\d\b", RegexOptions.None, 1000)]
    private static partial Regex Year();
}
