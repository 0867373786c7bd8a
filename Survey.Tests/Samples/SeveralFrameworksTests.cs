using System.Text.Json.Nodes;
using Survey.Tests.Files.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>A round with coded questions of two frameworks, from its folder to every output of the command line.</summary>
public sealed class SeveralFrameworksTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Load()
    {
        _folder = TwoFrameworks.Make();
        var run = await Run("load", _folder.Path);
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Overview_TwoFrameworks_IsThatOfTheAnalysedQuestion()
    {
        using var plain = TemporaryFolder.CopyOf("minimal");
        (await SurveyCommand.Run("load", plain.Path, "--store", plain.PathOf("survey.db"))).ExitCode.ShouldBe(0);
        var expected = await SurveyCommand.Run("overview", "minimal", "--store", plain.PathOf("survey.db"));

        (await Run("overview", "minimal")).Output.ShouldBe(expected.Output);
    }

    [Test]
    public async Task Overview_AnalysisNamesTheOtherQuestion_IsInItsFramework()
    {
        _folder.Replace("round.json", "\"opens\"", "\"analysis\": {\"coded\": \"goals\"}, \"opens\"");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);

        var overview = JsonNode.Parse((await Run("overview", "minimal", "--format", "json")).Output)!;

        var theme = overview["regions"]![0]!["themes"]!.AsArray().ShouldHaveSingleItem()!;
        theme["code"].ShouldBeNull();
        theme["elements"]!.AsArray().Select(each => $"{each!["code"]} {each["named"]}").ShouldBe(["8 1", "1 1", "a 1", "10 0", "17 1"]);
    }

    [TestCase("xlsx")]
    [TestCase("csv")]
    [TestCase("text")]
    public async Task Overview_PracticesOfTheOtherFramework_AreWritten(string format)
    {
        _folder.Replace(
            "questionnaire.json",
            "{\n      \"type\": \"repeat\"",
            """
            {"type": "repeat", "code": "practices", "label": "Practices", "items": [
              {"type": "text", "code": "practice", "label": "Practice"},
              {"type": "coded", "code": "practice_goals", "framework": "sdg", "label": "Goals"}]},
            {
                  "type": "repeat"
            """.ReplaceLineEndings("\n"));
        _folder.Replace("questionnaire.json", "\"version\": \"1\"", "\"version\": \"2\"");
        _folder.Replace("responses/forest.json", "\"answers\": {", """
            "answers": { "practices": [{"practice": "Joint training", "practice_goals": {"elements": ["17"]}}],
            """);
        (await Run("load", _folder.Path)).Error.ShouldBeEmpty();

        (await Run("overview", "minimal", "--format", format, "--out", _folder.PathOf("overview"))).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task Results_EachCodedQuestion_HasTheElementsOfItsFramework()
    {
        var results = JsonNode.Parse((await Run("results", "minimal", "--format", "json")).Output)!["questions"]!.AsArray();

        CountsOf("elements").ShouldBe(["a 4 3", "b 2 2", "c 1 1"]);
        CountsOf("goals").ShouldBe(["8 2 1", "1 1 1", "a 1 1", "10 0 0", "17 1 1"]);
        CountsOf("priorities").ShouldBe(["8 1 ", "1 0 ", "a 0 ", "10 1 ", "17 1 "]);

        IEnumerable<string> CountsOf(string code) => results
            .Single(each => (string?)each!["code"] == code)!["elements"]!.AsArray()
            .Select(each => $"{each!["code"]} {each["count"]} {each["respondents"]}");
    }

    [Test]
    public async Task Export_EachCodedQuestion_HasTheColumnsOfItsFramework()
    {
        (await Run("export", "minimal", "--out", _folder.PathOf("out"))).ExitCode.ShouldBe(0);

        var responses = await Read("responses");
        Cells(responses, "lake", "priorities").ShouldBe("priorities=8 10, priorities/8=1, priorities/1=0, priorities/a=0, "
            + "priorities/10=1, priorities/17=0");
        var rows = await Read("recommendations");
        Cells(rows, "bridge", "goals").ShouldBe("goals=a, goals/8=0, goals/1=0, goals/a=1, goals/10=0, goals/17=0");
        Cells(rows, "bridge", "elements").ShouldBe("elements=, elements.themes=1, elements/a=1, elements/b=1, elements/c=1");
        var codebook = await Read("codebook");
        var french = codebook[0].ToList().IndexOf("choice_label.fr");
        codebook.Single(line => line[1] == "goals/8")[french].ShouldBe("Travail décent");
    }

    [Test]
    public async Task Rows_EachCodedQuestion_HasItsCodes()
    {
        var lines = (await Run("rows", "minimal", "--format", "csv")).Output.TrimStart('\uFEFF').Split('\n');

        lines[0].ShouldEndWith("answer.elements.themes,answer.elements.elements,answer.goals.themes,answer.goals.elements");
        lines.Single(line => line.Contains("bridge", StringComparison.Ordinal)).ShouldEndWith(",1,,,a");
    }

    [Test]
    public async Task Verify_AfterABackup_FindsTheFurtherDocuments()
    {
        (await Run("backup", _folder.PathOf("copy.db"))).ExitCode.ShouldBe(0);

        (await SurveyCommand.Run("verify", "--store", _folder.PathOf("copy.db"))).ExitCode.ShouldBe(0);
        (await SurveyCommand.Run("results", "minimal", "--store", _folder.PathOf("copy.db"))).Output.ShouldContain("Decent work");
    }

    private Task<SurveyCommand> Run(params string[] arguments) => SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);

    private async Task<IReadOnlyList<IReadOnlyList<string>>> Read(string table)
    {
        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal);
        await using var file = File.OpenRead(_folder.PathOf($"out/{table}.csv"));
        await ExportedTables.Read($"{table}.csv", file, tables);
        return tables[table];
    }

    /// <summary>The first line of an organization: the cells of a question's columns, with their names.</summary>
    private static string Cells(IReadOnlyList<IReadOnlyList<string>> table, string organization, string question)
    {
        var line = table.First(line => line[0] == organization);
        var columns = table[0].Index().Where(column => column.Item.Split('/', '.')[0] == question);
        return string.Join(", ", columns.Select(column => $"{column.Item}={line[column.Index]}"));
    }
}
