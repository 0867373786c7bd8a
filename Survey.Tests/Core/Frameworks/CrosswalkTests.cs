using System.Text.Json;
using ClosedXML.Excel;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Files.Folders;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Frameworks;

public sealed class CrosswalkTests
{
    private const string ToObjectives = "gcm-modalities-2017-to-gcm-objectives-2018.json";

    private static IEnumerable<string> Shipped() =>
        Directory.EnumerateFiles(Repository.PathOf("samples", "crosswalks"), "*.json").Select(file => Path.GetFileName(file)!);

    [TestCaseSource(nameof(Shipped))]
    public void Read_ShippedCrosswalk_IsMarkedAsOurOwnReadingAndMentionsEveryElement(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("samples", "crosswalks", name)));
        var from = ReadFramework(json.RootElement.GetProperty("from").GetString()!);

        var crosswalk = Read(name, from).Value.ShouldNotBeNull();

        crosswalk.Status.ShouldBe(CrosswalkStatus.ProjectReading);
        crosswalk.Author.ToString().ShouldNotBeNullOrWhiteSpace();
        crosswalk.Pairs.ShouldAllBe(pair => pair.Note != null);
        crosswalk
            .Pairs.Select(pair => pair.From)
            .Distinct()
            .Count()
            .ShouldBe(from.Elements.Count, "an element that is not mentioned was forgotten");
    }

    [TestCase("gcm-modalities-2017", 6, 24)]
    [TestCase("gcm-objectives-2018", 1, 23)]
    [TestCase("sdgs-2015", 1, 17)]
    public void Read_ShippedFramework_IsComplete(string name, int groups, int elements)
    {
        var framework = ReadFramework(name);

        framework.Code.ShouldBe(name);
        framework.Themes.Count.ShouldBe(groups);
        framework.Elements.Count.ShouldBe(elements);
        framework.Source.ShouldNotBeNull();
    }

    [Test]
    public void Read_CrosswalkOfAnotherFramework_IsOneProblem() =>
        Read(ToObjectives, ReadFramework("sdgs-2015")).Problems.ShouldHaveSingleItem().Code.ShouldBe("crosswalk-wrong-framework");

    [Test]
    public async Task Overview_ThroughCrosswalk_CountsByTheOtherFrameworkAndDropsNothing()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        (await SurveyCommand.Run("load", Repository.Sample("grcp7"), "--store", store)).ExitCode.ShouldBe(0);

        var run = await SurveyCommand.Run(
            "overview",
            "grcp7",
            "--through",
            Repository.PathOf("samples", "crosswalks", ToObjectives),
            "--format",
            "json",
            "--store",
            store);

        using var json = JsonDocument.Parse(run.Output);
        var through = json.RootElement.GetProperty("through");
        through.GetProperty("to").GetString().ShouldBe("gcm-objectives-2018");
        through.GetProperty("status").GetString().ShouldBe("project-reading");
        var africa = json.RootElement.GetProperty("regions")[0];
        africa.GetProperty("recommending").GetArrayLength().ShouldBe(7, "who recommends does not change");
        africa.GetProperty("themes")[0].GetProperty("elements").GetArrayLength().ShouldBe(23);
        var remittances = africa.GetProperty("themes")[0].GetProperty("elements")[19];
        remittances
            .GetProperty("by")
            .EnumerateArray()
            .Select(code => code.GetString())
            .ShouldBe(["midwa", "acp-eu", "pafom"], "those who named (h)");
        var dropped = json.RootElement.GetProperty("withoutCounterpart")[0];
        dropped.GetProperty("code").GetString().ShouldBe("b");
        dropped
            .GetProperty("by")
            .EnumerateArray()
            .Select(code => code.GetString())
            .ShouldBe(["gfmd", "igad-rcp", "rcm", "budapest-process", "acp-eu"]);
    }

    [Test]
    public async Task Overview_ThroughCrosswalkAsWorkbook_HasTheFiguresOfJsonAndListsWhatHasNoCounterpart()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        await SurveyCommand.Run("load", Repository.Sample("grcp7"), "--store", store);
        var crosswalk = Repository.PathOf("samples", "crosswalks", ToObjectives);

        var run = await SurveyCommand.Run(
            "overview", "grcp7", "--through", crosswalk, "--format", "xlsx", "--out", folder.PathOf("x.xlsx"), "--store", store);

        run.ExitCode.ShouldBe(0, run.Error);
        using var workbook = new XLWorkbook(folder.PathOf("x.xlsx"));
        var organizations = WrittenWorkbook.RowsOf(workbook.Worksheet("By organization"));
        var head = organizations.Select((row, number) => (row, number)).First(each => each.row[0] == "Organization").number;
        var remittances = organizations[head].ToList().IndexOf("(20) Transfer of remittances");
        remittances.ShouldBeGreaterThan(0, "the elements are the objectives");
        var named = organizations.Skip(head + 1).Where(row => row[remittances].Length > 0).Select(row => row[0]).ToList();
        named.ShouldContain("MIDWA", "it named (h)");
        named.ShouldNotContain("IGAD-RCP", "it did not");
        var method = WrittenWorkbook.SectionOf(workbook.Worksheet("Method"), "Reported in the terms of another framework");
        method.ShouldContain(row =>
            row[0] == "Crosswalk" && row[1].StartsWith("gcm-modalities-2017-to-gcm-objectives-2018, by ", StringComparison.Ordinal));
        method.ShouldContain(row =>
            row[0].StartsWith("(b) ", StringComparison.Ordinal) && row[1].Contains("IGAD-RCP", StringComparison.Ordinal));
        WrittenWorkbook.RowsOf(workbook.Worksheet("Recommendations")).ShouldContain(
            row => row.Any(cell => cell.Contains("Remittances", StringComparison.OrdinalIgnoreCase))
                && row.All(cell => !cell.Contains("Transfer of remittances", StringComparison.Ordinal)),
            "rows keep the framework of the answers");
    }

    [FsCheck.NUnit.Property]
    public bool Translate_UnionOfSets_IsTheUnionOfTheirTranslations(byte[] left, byte[] right)
    {
        var crosswalk = Read(ToObjectives, ReadFramework("gcm-modalities-2017")).Value!;
        var (first, second) = (ToSet(left), ToSet(right));
        return crosswalk.Translate(first | second) == (crosswalk.Translate(first) | crosswalk.Translate(second));

        static ElementSet ToSet(byte[] numbers) => ElementSet.Of(numbers.Select(number => number % 24));
    }

    private static Outcome<Crosswalk> Read(string name, Framework from) =>
        CrosswalkFile.Read(Repository.PathOf("samples", "crosswalks", name), from);

    private static Framework ReadFramework(string name)
    {
        var (framework, problems) = RoundParsing.ReadJson(
            File.ReadAllText(Repository.PathOf("samples", "frameworks", $"{name}.json")),
            FrameworkReader.Read);
        problems.ShouldBeEmpty();
        return framework!;
    }
}
