using System.Text.Json;
using ClosedXML.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>Exit codes and messages; a failed command leaves no file behind.</summary>
public sealed class CommandLineTests
{
    private TemporaryFolder _folder = null!;
    private string _store = null!;

    [SetUp]
    public async Task LoadMinimal()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _store = _folder.PathOf("survey.db");
        (await SurveyCommand.Run("load", _folder.Path, "--store", _store)).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Help_EveryVerbAndOption_StandsInTheTableOfTheFormats()
    {
        var rows = File.ReadAllLines(Repository.PathOf("docs", "formats.md"))
            .SkipWhile(line => line != "## The command line")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .ToList();
        var missing = new List<string>();
        await Look([]);

        missing.ShouldBeEmpty();

        async Task Look(string[] verb)
        {
            var help = (await SurveyCommand.Run([.. verb, "--help"])).Output;
            var name = string.Join(' ', verb);
            var inner = ReadList(help, "Commands:").ToList();
            foreach (var each in inner)
            {
                await Look([.. verb, each]);
            }

            var row = rows.FirstOrDefault(line =>
                line.StartsWith($"| `{name}`", StringComparison.Ordinal) || line.StartsWith($"| `{name} ", StringComparison.Ordinal));
            if (inner.Count == 0)
            {
                missing.AddRange(
                    row is null
                        ? [name]
                        : ReadList(help, "Options:")
                            .Where(option =>
                                option is not ("--store" or "--language" or "-?,") && !row.Contains(option, StringComparison.Ordinal))
                            .Select(option => $"{name} {option}"));
            }
        }

        static IEnumerable<string> ReadList(string help, string heading) =>
            help.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
                .Where(line => line[2] != ' ').Select(line => line.Trim().Split(' ')[0]);
    }

    [TestCase("Required command", "")]
    [TestCase("'frobnicate'", "frobnicate")]
    [TestCase("Required argument", "load")]
    [TestCase("'--frob'", "overview minimal --frob")]
    [TestCase("--format: 'odt' is none of json, ", "overview minimal --format odt")]
    [TestCase("--detail: 'all' is none of figures, texts, names.", "site minimal --out site --detail all")]
    [TestCase("--role: 'king' is none of ", "user add ann --role king")]
    [TestCase("'x'", "overview minimal --threshold x")]
    [TestCase("'0,5'", "overview minimal --threshold 0,5")]
    [TestCase("a share from 0 to 1", "overview minimal --threshold 50")]
    [TestCase("Use one of: theme-respondents, recommending, responded, invited", "overview minimal --denominator everybody")]
    [TestCase("a whole number from 0", "overview minimal --minimum -1")]
    [TestCase("a whole number from 0", "overview minimal --minimum 1.5")]
    [TestCase("The store has no round “grcp8”. It has: minimal.", "overview grcp8")]
    [TestCase("The round has no region “east”. It has: north, south.", "overview minimal --region east")]
    [TestCase("The round has no region “east”. It has: north, south.", "results minimal --region east")]
    [TestCase(
        "The questionnaire has no question “x”. "
            + "It has: has_recommendations, recommendations_status, recommendations.text, recommendations.elements.",
        "results minimal --question x")]
    [TestCase(
        "The questionnaire has no select-one question “elements”. It has: has_recommendations, recommendations_status.",
        "results minimal --by elements")]
    public async Task Run_WrongUsage_EndsWithTwoAndSaysWhatThereIs(string expected, string arguments)
    {
        var run = await Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
        run.Output.ShouldBeEmpty();
    }

    [TestCase("There is no store at", "overview", "minimal", "--store", "none.db")]
    [TestCase("There is no folder", "load", "none", "--store", "none.db")]
    [TestCase("cannot be reached", "verify", "--store", "postgres://jane:secret@127.0.0.1:1/survey")]
    public async Task Run_NothingToWorkWith_EndsWithThree(string expected, params string[] arguments)
    {
        var run = await SurveyCommand.Run(arguments);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain(expected);
        File.Exists("none.db").ShouldBeFalse();
    }

    [Test]
    public async Task Load_Problems_EndsWithOneAndTellsThemOnStandardError()
    {
        _folder.Replace("responses/lake.json", "[\"a\"]", "[\"zz\"]");

        var run = await Run("load", _folder.Path);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe(
            "responses/lake.json: answers.recommendations #1.elements.elements #1: error element-unknown: "
                + "The framework has no element “zz”. It has: a, b, c.\n"
                + "1 error. Nothing was loaded. What each code means: docs/problems.md\n");
    }

    [TestCase("overview", "minimal", "--out", "")]
    [TestCase("overview", "")]
    [TestCase("load", "")]
    [TestCase("verify", "--store", "")]
    [TestCase("demo", "--out", " ")]
    public async Task Run_EmptyValue_IsWrongUsage(params string[] arguments)
    {
        var run = await SurveyCommand.Run(arguments);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("is empty");
    }

    [TestCase("survey.db")]
    [TestCase("survey.db-wal")]
    [TestCase("./survey.db")]
    public async Task Overview_OutIsTheStore_IsRefused(string name)
    {
        (await Run("overview", "minimal", "--out", _folder.PathOf(name))).ExitCode.ShouldBe(2);

        (await Run("verify")).ExitCode.ShouldBe(0);
    }

    [TestCase("o.json", "{")]
    [TestCase("o.csv", "round,region")]
    [TestCase("o.xlsx", "PK")]
    [TestCase("o.txt", "A minimal round")]
    public async Task Overview_OutWithoutFormat_TakesItFromTheEnding(string name, string beginning)
    {
        (await Run("overview", "minimal", "--out", _folder.PathOf(name))).ExitCode.ShouldBe(0);

        _folder.Read(name).ShouldStartWith(beginning);
    }

    [Test]
    public async Task Overview_NamesWithCommandsToATerminal_AreShownWithoutThem()
    {
        _folder.Replace("directory.json", "Lake Forum", "\\u001b[2JLake\\nForum \\u202eX");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);

        var text = (await Run("overview", "minimal")).Output;

        text.ShouldContain("[2JLake Forum");
        text.ShouldNotContain("\u001b");
        text.ShouldNotContain("\u202e", Case.Sensitive, "a direction override is removed from a name");
    }

    [Test]
    public async Task Load_FolderOfResponsesInFolder_IsNoticed()
    {
        Directory.CreateDirectory(_folder.PathOf("responses/north"));

        (await Run("load", _folder.Path)).Error.ShouldStartWith("responses/north: warning file-not-used");
    }

    [Test]
    public async Task Load_StoreIsAFolder_EndsWithThree() =>
        (await SurveyCommand.Run("load", _folder.Path, "--store", _folder.PathOf("responses"))).Error.ShouldContain("is a folder");

    [Test]
    public async Task Load_ProblemsAndNoStoreYet_MakesNone()
    {
        using var elsewhere = new TemporaryFolder();
        _folder.Replace("responses/lake.json", "[\"a\"]", "[\"zz\"]");

        (await SurveyCommand.Run("load", _folder.Path, "--store", elsewhere.PathOf("new.db"))).ExitCode.ShouldBe(1);

        Directory.EnumerateFileSystemEntries(elsewhere.Path).ShouldBeEmpty();
    }

    [Test]
    public async Task Load_NoPlaceForAStoredResponse_SaysWhatCanBeDone()
    {
        _folder.Delete("responses/lake.json");
        _folder.Replace("round.json", "\"opens\"", "\"organizations\": [\"river\", \"forest\", \"bridge\"], \"opens\"");

        (await Run("load", _folder.Path)).Error.ShouldContain("or load the folder into a new store");
    }

    [Test]
    public async Task Overview_OneRegionAsWorkbook_HoldsThatRegionItsDataAndTheMethod()
    {
        using var workbook = new XLWorkbook(
            new MemoryStream((await Run("overview", "minimal", "--region", "north", "--format", "xlsx")).Bytes));

        workbook.Worksheets.Select(sheet => sheet.Name).ShouldBe(["North", "Charts", "Check", "Data", "Method"]);
    }

    [Test]
    public async Task Overview_OutFileInMissingFolder_EndsWithThreeAndLeavesNothing()
    {
        var run = await Run("overview", "minimal", "--format", "json", "--out", _folder.PathOf("missing/overview.json"));

        run.ExitCode.ShouldBe(3);
        Directory.Exists(_folder.PathOf("missing")).ShouldBeFalse();
    }

    [Test]
    public async Task Overview_OutFile_HoldsWhatWouldBePrintedAndNothingElseIsLeft()
    {
        var printed = (await Run("overview", "minimal", "--format", "json")).Output;
        var text = (await Run("overview", "minimal")).Output;
        Directory.CreateDirectory(_folder.PathOf("out"));

        (await Run("overview", "minimal", "--format", "json", "--out", _folder.PathOf("out/overview.json"))).Output.ShouldBeEmpty();
        (await Run("overview", "minimal", "--out", _folder.PathOf("out/overview.txt"))).ExitCode.ShouldBe(0);

        _folder.Read("out/overview.json").ShouldBe(printed);
        _folder.Read("out/overview.txt").ShouldBe(text);
        Directory.EnumerateFiles(_folder.PathOf("out")).Count().ShouldBe(2);
    }

    [Test]
    public async Task Overview_OutIsAFolder_EndsWithThreeAndLeavesNoPartialFile()
    {
        Directory.CreateDirectory(_folder.PathOf("taken"));

        (await Run("overview", "minimal", "--format", "json", "--out", _folder.PathOf("taken"))).ExitCode.ShouldBe(3);

        Directory.EnumerateFiles(_folder.Path, "*.partial").ShouldBeEmpty();
    }

    [Test]
    public async Task Overview_Workbook_GoesToAPipeButNotToAScreen()
    {
        var piped = await Run("overview", "minimal", "--format", "xlsx");
        piped.ExitCode.ShouldBe(0);
        piped.Bytes.Take(2).ShouldBe("PK"u8.ToArray());

        var screen = await SurveyCommand.Run(isInteractive: true, "overview", "minimal", "--format", "xlsx", "--store", _store);
        screen.ExitCode.ShouldBe(2);
        screen.Error.ShouldContain("--out overview.xlsx");
    }

    // Africa in GRCP 7: 3 respondents address theme 4, 7 recommend, 11 responded, 12 were invited. 3 of them name (h).
    [TestCase("theme-respondents", 3, true)]
    [TestCase("recommending", 7, true)]
    [TestCase("responded", 11, false)]
    [TestCase("invited", 12, false)]
    public async Task Overview_OtherRule_IsShownAndFollowed(string denominator, int expected, bool recurrent)
    {
        (await SurveyCommand.Run("load", Repository.Sample("grcp7"), "--store", _store)).ExitCode.ShouldBe(0);

        using var json = JsonDocument.Parse(
            (
                await Run("overview", "grcp7", "--format", "json", "--denominator", denominator, "--threshold", "0.4", "--minimum", "1")
            ).Output);

        var rule = json.RootElement.GetProperty("rule");
        rule.GetProperty("denominator").GetString().ShouldBe(denominator);
        rule.GetProperty("threshold").GetDecimal().ShouldBe(0.4m);
        var theme = json.RootElement.GetProperty("regions")[0].GetProperty("themes")[3];
        theme.GetProperty("denominator").GetInt32().ShouldBe(expected);
        theme.GetProperty("elements")[2].GetProperty("recurrent").GetBoolean().ShouldBe(recurrent);
    }

    [TestCase("draft", false)]
    [TestCase("submitted", true)]
    [TestCase("endorsed", true)]
    [TestCase("returned", false)]
    [TestCase("withdrawn", false)]
    public async Task Overview_StateOfAResponse_DecidesWhetherItCounts(string state, bool counts)
    {
        _folder.Replace("responses/lake.json", "\"submitted\"", $"\"{state}\"");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);

        using var json = JsonDocument.Parse((await Run("overview", "minimal", "--format", "json")).Output);

        json.RootElement.GetProperty("overall").GetProperty("responded").GetInt32().ShouldBe(counts ? 4 : 3);
        json.RootElement.GetProperty("regions")[0].GetProperty("noFeedback").GetArrayLength().ShouldBe(counts ? 0 : 1);
    }

    [Test]
    public async Task Reconcile_EverythingAgrees_EndsWithZero()
    {
        _folder.Write(
            "published.json",
            """
            {"source": "By hand", "overall": {"invited": 5, "responded": 4},
             "regions": [{"code": "north", "themes": [{"code": "1", "recurrent": ["a"]}]}]}
            """
        );

        var run = await Run("reconcile", "minimal", _folder.PathOf("published.json"));

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Overall figures: 2 of 2 agree");
    }

    [Test]
    public async Task Reconcile_FileThatIsNotThere_EndsWithThree() =>
        (await Run("reconcile", "minimal", _folder.PathOf("none.json"))).ExitCode.ShouldBe(3);

    [Test]
    public async Task Rows_TextThatLooksLikeAFormula_StaysText()
    {
        _folder.Replace("responses/lake.json", "Agree on a scheme", "=HYPERLINK(\\\"http://evil.example\\\")");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);

        (await Run("rows", "minimal")).Output.ShouldContain("\"'=HYPERLINK(\"\"http://evil.example\"\") for seasonal work.\"");
    }

    [Test]
    public async Task Verify_LoadedStore_IsInOrder()
    {
        var verified = (await Run("verify")).Output.Split('\n');
        verified[0].ShouldBe("In order: 1 round, 4 responses, 4 revisions, 0 publications.");
        var seals = verified[2..^1].Select(line => line.Trim()).ToList();
        var seal = seals[^1];
        (await Run(["verify", .. seals.SelectMany(each => new[] { "--expect", each })])).ExitCode.ShouldBe(0);
        (await Run("verify", "--expect", $"{seal[..^1]}{(seal[^1] == '0' ? '1' : '0')}")).ExitCode.ShouldBe(1);
        (await Run("verify", "--expect", "latest")).ExitCode.ShouldBe(2);
    }

    [Test]
    public async Task Version_Asked_IsPrinted() => (await SurveyCommand.Run("--version")).Output.Trim().ShouldMatch(@"^\d+\.\d+\.\d+$");

    [Test]
    public async Task Demo_EmptyFolder_PrintsTheOverviewAndWritesTheWorkbook()
    {
        var run = await SurveyCommand.Run("demo", "--out", _folder.PathOf("demo"));

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("27 of 35 responded (77\u00A0%)");
        File.ReadAllBytes(_folder.PathOf("demo/grcp7-overview.xlsx")).Length.ShouldBeGreaterThan(10_000);
        File.Exists(_folder.PathOf("demo/survey.db")).ShouldBeTrue();
    }

    private async Task<SurveyCommand> Run(params string[] arguments) => await SurveyCommand.Run([.. arguments, "--store", _store]);
}
