using Survey.Collecting.Loading;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Loading;

/// <summary>Loading <c>analysis.json</c>, and writing it again.</summary>
public sealed class AnalysisLoadTests
{
    private const string File = ReportContent.FileName;

    private const string Content =
        """
        {"texts": [{"region": "north", "kind": "remarks", "text": {"en": "One"}}],
         "footnotes": [{"figure": "late", "text": {"en": "In March."}}]}
        """;

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _elsewhere = null!;
    private Store _store = null!;

    [SetUp]
    public void OpenStore()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _elsewhere = new TemporaryFolder();
        _store = SqliteStore.Open(_elsewhere.PathOf("survey.db"), FixedTime.Instance, create: true);
    }

    [TearDown]
    public void RemoveStore()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Test]
    public async Task Load_Again_StoresOnlyWhatChanged()
    {
        _folder.Write(File, Content);
        (await Load()).Value!.Entries.ShouldBe(2);
        (await Load()).Value!.Entries.ShouldBe(0);
        _folder.Replace(File, "One", "Two");

        (await Load()).Value!.Entries.ShouldBe(1);

        await using var session = await _store.BeginReadAsync();
        (await session.Analysis.GetHistory("minimal", "text:north:-:remarks")).Select(row => row.Revision).ShouldBe([2, 1]);
        (await session.Analysis.FindLatest("minimal", "footnote:-:figure:late"))!.Revision.ShouldBe(1);
        (await StoreVerifier.Verify(_store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Load_EntryNoLongerInTheFile_IsKept()
    {
        _folder.Write(File, Content);
        (await Load()).Succeeded.ShouldBeTrue();
        _folder.Write(File, "{}");

        (await Load()).Succeeded.ShouldBeTrue();

        (await Read()).Entries.Count.ShouldBe(2);
    }

    [TestCase("\"north\"", "\"nord\"")]
    [TestCase("{\"texts\"", "{\"texts\",")]
    public async Task Load_FileWithErrors_IsNotStoredAndTheAnswersAre(string before, string after)
    {
        _folder.Write(File, Content);
        _folder.Replace(File, before, after);

        var loaded = await Load();

        loaded.Value!.Added.ShouldBe(4);
        loaded.Problems.ShouldHaveSingleItem().InEnglish()
            .ShouldEndWith($"so it was not stored. See the errors with: survey analysis minimal --check {_folder.PathOf(File)}");
        (await Read()).Entries.ShouldBeEmpty();
    }

    [TestCase(File, "{\"texts\": [{\"kind\": \"remark\", \"text\": \"x\"}]}", 1)]
    [TestCase(File, Content, 0)]
    [TestCase("published.json", "{\"regions\": [{\"code\": \"nord\"}]}", 1)]
    [TestCase("published.json", "{}", 0)]
    public async Task Run_LoadThatLeavesAFileOut_StoresTheRestAndEndsWithOne(string file, string content, int exitCode)
    {
        _folder.Write(file, content);

        var run = await Run("load", _folder.Path);

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldContain("4 new");
    }

    [Test]
    public async Task Run_AnalysisCheckWithOut_IsWrongUsage()
    {
        (await Load()).Succeeded.ShouldBeTrue();
        _folder.Write(File, Content);

        var run = await Run("analysis", "minimal", "--check", _folder.PathOf(File), "--out", _elsewhere.PathOf("out.json"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--check");
        System.IO.File.Exists(_elsewhere.PathOf("out.json")).ShouldBeFalse();
    }

    [Test]
    public async Task Load_FileGotErrors_KeepsWhatWasStoredBefore()
    {
        _folder.Write(File, Content);
        (await Load()).Succeeded.ShouldBeTrue();
        _folder.Replace(File, "\"north\"", "\"nord\"");

        (await Load()).Problems.ShouldHaveSingleItem().InEnglish().ShouldContain("what was stored before stays");

        (await Read()).Entries.Count.ShouldBe(2);
    }

    [Test]
    public async Task Load_DecisionAboutARowThatDoesNotExist_IsAWarningAndStored()
    {
        _folder.Write(File, """{"practices": [{"organization": "lake", "row": 7}]}""");

        var loaded = await Load();

        loaded.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("analysis.json: practices #1: warning practice-row-missing");
        loaded.Value!.Entries.ShouldBe(1);
    }

    [Test]
    public async Task Run_AnalysisAfterLoad_WritesTheFileThatLoadsAsTheSame()
    {
        _folder.Write(File, Content);
        (await Load()).Succeeded.ShouldBeTrue();

        (await Run("analysis", "minimal", "--out", _folder.PathOf(File))).ExitCode.ShouldBe(0);

        (await Load()).Value!.Entries.ShouldBe(0);
        (await Run("analysis", "minimal")).Output.ShouldBe(await System.IO.File.ReadAllTextAsync(_folder.PathOf(File)));
    }

    [TestCase("\"north\"", "\"nord\"", 1, "analysis.json: texts #1.region: error region-unknown")]
    [TestCase("{\"texts\"", "{\"practices\": [{\"organization\": \"lake\", \"row\": 7}], \"texts\"", 0, "warning practice-row-missing")]
    public async Task Run_AnalysisCheck_ShowsTheProblemsOfTheFile(string before, string after, int exitCode, string expected)
    {
        (await Load()).Succeeded.ShouldBeTrue();
        _folder.Write(File, Content);
        _folder.Replace(File, before, after);

        var run = await Run("analysis", "minimal", "--check", _folder.PathOf(File));

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain(expected);
    }

    private Task<Outcome<LoadResult>> Load() => RoundLoader.Load(_folder.Path, _store, TestActors.Operator);

    private Task<SurveyCommand> Run(params string[] arguments) =>
        SurveyCommand.Run([.. arguments, "--store", _elsewhere.PathOf("survey.db")]);

    private async Task<ReportContent> Read()
    {
        await using var session = await _store.BeginReadAsync();
        return await session.Analysis.Read((await session.Rounds.Find("minimal"))!.Value.Round);
    }
}
