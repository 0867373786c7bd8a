using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>What <c>survey export</c> writes, and what it leaves behind when it fails.</summary>
public sealed class ExportCommandTests
{
    private const string Draft =
        """
        {"organization": "lake", "state": "draft",
         "answers": {"has_recommendations": "yes", "recommendations": [{"text": "Loaded"}]}}
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task LoadMinimal()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase(
        "csv", "codebook.csv", "minimal.R", "minimal.ddi.xml", "minimal.do", "minimal.sps", "recommendations.csv", "responses.csv")]
    [TestCase("parquet", "codebook.parquet", "recommendations.parquet", "responses.parquet")]
    [TestCase("xlsx", "minimal.xlsx")]
    public async Task Export_EachFormat_WritesItsFilesAndNothingElse(string format, params string[] files)
    {
        var run = await Run("export", "minimal", "--out", _folder.PathOf("out"), "--format", format);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBeEmpty();
        FilesIn("out").ShouldBe(files);
    }

    [Test]
    public async Task Export_ASecondTime_ReplacesTheFiles()
    {
        Directory.CreateDirectory(_folder.PathOf("out"));
        _folder.Write("out/responses.csv", "old");
        _folder.Write("out/mine.txt", "kept");

        (await Run("export", "minimal", "--out", _folder.PathOf("out"))).ExitCode.ShouldBe(0);

        _folder.Read("out/responses.csv").ShouldStartWith("organization,");
        _folder.Read("out/mine.txt").ShouldBe("kept");
    }

    [TestCase(2, "The store has no round “other”", "export other --out new")]
    [TestCase(2, "It has them in: en", "export minimal --out new --labels zz")]
    [TestCase(2, "'json'", "export minimal --out new --format json")]
    [TestCase(2, "--out", "export minimal")]
    public async Task Export_WrongUsage_SaysWhatIsAndWritesNothing(int exitCode, string message, string arguments)
    {
        var run = await Run([.. arguments.Split(' ').Select(each => each == "new" ? _folder.PathOf("new") : each)]);

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain(message);
        Directory.Exists(_folder.PathOf("new")).ShouldBeFalse();
    }

    [Test]
    public async Task Export_AFolderInTheWay_LeavesEverythingAsItWas()
    {
        Directory.CreateDirectory(_folder.PathOf("out/codebook.csv"));
        _folder.Write("out/responses.csv", "old");

        var run = await Run("export", "minimal", "--out", _folder.PathOf("out"));

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("codebook.csv is a folder");
        _folder.Read("out/responses.csv").ShouldBe("old");
        FilesIn("out").ShouldBe(["codebook.csv", "responses.csv"]);
    }

    [Test]
    public async Task Export_DamagedResponse_WritesNothing()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.PathOf("survey.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE response_revision SET document = '{' WHERE respondent = (SELECT MAX(respondent) FROM response)";
            command.ExecuteNonQuery().ShouldBeGreaterThan(0);
        }

        var run = await Run("export", "minimal", "--out", _folder.PathOf("out"));

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("Run: survey verify");
        Directory.Exists(_folder.PathOf("out")).ShouldBeFalse();
    }

    [Test]
    public async Task Export_OfTheStoresName_IsRefused()
    {
        (await SurveyCommand.Run("load", _folder.Path, "--store", _folder.PathOf("responses.csv"))).ExitCode.ShouldBe(0);

        var run = await SurveyCommand.Run("export", "minimal", "--out", _folder.Path, "--store", _folder.PathOf("responses.csv"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("is the store");
    }

    [Test]
    public async Task ExportAndRows_Drafts_AreIncludedWhicheverWayTheyCameIn()
    {
        var store = _folder.PathOf("drafts.db");
        _folder.Write("responses/lake.json", Draft);
        (await SurveyCommand.Run("load", _folder.Path, "--store", store)).ExitCode.ShouldBe(0);
        var typed = new AnswerSet(
        [
            new("has_recommendations", new ChoiceAnswer("yes")),
            new("recommendations", new RowsAnswer([new AnswerSet([new("text", new TextAnswer("Typed"))])])),
        ]);
        var whileOpen = new SetTime(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero));
        (await new ResponseDesk(SqliteStore.Open(store, whileOpen, create: false)).Save(
            "minimal",
            "coast",
            _ => new DraftContent(typed, "en"),
            CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();

        var without = await SurveyCommand.Run("export", "minimal", "--out", _folder.PathOf("without"), "--store", store);
        var with = await SurveyCommand.Run("export", "minimal", "--out", _folder.PathOf("with"), "--drafts", "--store", store);
        var rows = await SurveyCommand.Run("rows", "minimal", "--store", store);

        without.ExitCode.ShouldBe(0);
        with.ExitCode.ShouldBe(0);
        Respondents("without/responses.csv").ShouldBe(["river", "forest", "bridge"]);
        Respondents("with/responses.csv").ShouldBe(["lake", "river", "forest", "bridge", "coast"]);
        foreach (var text in new[] { _folder.Read("with/recommendations.csv"), rows.Output })
        {
            text.ShouldContain("Loaded");
            text.ShouldContain("Typed");
            text.ShouldContain(",draft,");
        }
    }

    private List<string> Respondents(string file) =>
        [.. _folder.Read(file).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[0])];

    private List<string> FilesIn(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(_folder.PathOf(folder))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    private async Task<SurveyCommand> Run(params string[] arguments) =>
        await SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
