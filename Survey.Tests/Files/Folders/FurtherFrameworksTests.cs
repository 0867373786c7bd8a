using Survey.Core.Problems;
using Survey.Files.Folders;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Folders;

/// <summary>The folder <c>frameworks</c> of a round, and what may be wrong with it.</summary>
public sealed class FurtherFrameworksTests
{
    private static readonly (string Name, Action<TemporaryFolder> Change, string[] Expected)[] BadFolders =
    [
        ("Nothing", _ => { }, []),
        (
            "BrokenJson",
            folder => folder.Write(TwoFrameworks.File, "{\"code\": \"sdg\",}"),
            ["frameworks/goals.json: line 1, column 16: json-malformed", "responses: responses-not-checked"]),
        (
            "NotAFramework",
            folder => folder.Write(TwoFrameworks.File, """{"code": "sdg", "elements": [], "sorce": "x"}"""),
            [
                "frameworks/goals.json: sorce: json-unknown-member", "frameworks/goals.json: framework-size",
                "responses: responses-not-checked",
            ]),
        (
            "CodeOfAnother",
            folder => folder.Write("frameworks/more-goals.json", TwoFrameworks.Goals),
            ["frameworks/more-goals.json: code: code-duplicate"]),
        (
            "CodeOfTheMainOne",
            folder => folder.Write("frameworks/again.json", folder.Read("framework.json")),
            ["frameworks/again.json: code: code-duplicate"]),
        (
            "NotThere",
            folder => File.Delete(folder.PathOf(TwoFrameworks.File)),
            [
                "questionnaire.json: priorities.framework: framework-unknown",
                "questionnaire.json: recommendations.goals.framework: framework-unknown", "responses: responses-not-checked",
            ]),
        (
            "UsedByNobody",
            folder => folder.Write("frameworks/other.json", TwoFrameworks.Goals.Replace("sdg", "mdg", StringComparison.Ordinal)),
            ["frameworks/other.json: framework-not-used"]),
        (
            "WrongEnding",
            folder => folder.Write("frameworks/other.txt", "{}"),
            ["frameworks/other.txt: file-not-used"]),
        (
            "FolderInside",
            folder => folder.Write("frameworks/old/goals.json", "{}"),
            ["frameworks/old: file-not-used"]),
        (
            "ElementOfTheOtherFramework",
            folder => folder.Replace("responses/lake.json", """["8", "10"]""", """["8", "b"]"""),
            ["responses/lake.json: answers.priorities.elements #2: element-unknown"]),
        (
            "ElementOfTheOtherFrameworkInARow",
            folder => folder.Replace("responses/river.json", "[\"a\"]", "[\"17\"]"),
            ["responses/river.json: answers.recommendations #1.elements.elements #1: element-unknown"]),
        (
            "ThemeWhereThereAreNone",
            folder => folder.Replace("responses/river.json", "\"elements\": [\"17\"]", "\"themes\": [\"1\"]"),
            ["responses/river.json: answers.priorities.themes #1: theme-unknown"]),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        BadFolders.Select(each => new TestCaseData(each.Change, each.Expected).SetArgDisplayNames(each.Name));

    [TestCaseSource(nameof(Cases))]
    public void Read_Folder_ReportsEachProblemWithItsPlace(Action<TemporaryFolder> change, string[] expected)
    {
        using var folder = TwoFrameworks.Make();
        change(folder);

        var problems = new ProblemLog();
        var source = new RoundFolder(folder.Path, problems);
        source.ReadAll(source.ReadDefinition().Round).Count.ShouldBeInRange(0, 4);

        problems.Problems.Select(problem => $"{problem.Place}: {problem.Code}").ShouldBe(expected, ignoreOrder: true);
    }

    [Test]
    public void Read_UnknownFramework_SaysWhichThereAre()
    {
        using var folder = TwoFrameworks.Make();
        folder.Replace("questionnaire.json", "\"framework\": \"sdg\"", "\"framework\": \"sgd\"");

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition();

        problems.Problems.ShouldHaveSingleItem().InEnglish().ShouldBe(
            "The round has no framework “sgd”. It has: minimal, sdg. Correct the code, or put the framework's file into the folder "
                + "frameworks.");
    }
}
