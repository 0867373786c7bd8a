using Survey.Tests.Support;

namespace Survey.Tests.Cli;

public sealed class AlignmentCommandTests
{
    private TemporaryFolder _folder = null!;

    private string Store => _folder.PathOf("survey.db");

    [OneTimeSetUp]
    public async Task Load()
    {
        _folder = AlignedRound.CreateFolder();
        (await SurveyCommand.Run("load", _folder.Path, "--store", Store)).ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("minimal")]
    [TestCase("minimal", "plan")]
    public async Task Run_Round_WritesItsTables(params string[] arguments)
    {
        var run = await SurveyCommand.Run(["alignment", .. arguments, "--store", Store]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Elements and goals (plan)");
    }

    [Test]
    public async Task Run_Language_SetsTitlesOfTextAndCsv()
    {
        (await SurveyCommand.Run("alignment", "minimal", "--language", "fr", "--store", Store)).Output.ShouldContain(
            "Éléments et objectifs");
        (await SurveyCommand.Run("alignment", "minimal", "--language", "fr", "--format", "csv", "--store", Store)).Output.ShouldContain(
            ",8,Travail décent,1,lake");
    }

    [Test]
    public async Task Run_EndingOfTheFile_DecidesTheFormat()
    {
        var run = await SurveyCommand.Run("alignment", "minimal", "--out", _folder.PathOf("plan.xlsx"), "--store", Store);

        run.ExitCode.ShouldBe(0);
        File.ReadAllBytes(_folder.PathOf("plan.xlsx"))[..2].ShouldBe("PK"u8.ToArray());
    }

    [TestCase("The round has no alignment table “plans”. It has: plan.", "minimal", "plans")]
    [TestCase("The store has no round “maximal”.", "maximal")]
    public async Task Run_UnknownCode_IsWrongUsage(string message, params string[] arguments)
    {
        var run = await SurveyCommand.Run(["alignment", .. arguments, "--store", Store]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }

    [Test]
    public async Task Run_RoundWithoutTables_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await SurveyCommand.Run("load", Repository.Sample("minimal"), "--store", folder.PathOf("survey.db"));

        var all = await SurveyCommand.Run("alignment", "minimal", "--store", folder.PathOf("survey.db"));
        var one = await SurveyCommand.Run("alignment", "minimal", "plan", "--store", folder.PathOf("survey.db"));

        (all.ExitCode, one.ExitCode).ShouldBe((0, 2));
        all.Output.ShouldContain("The round has no alignment tables.");
        one.Error.ShouldContain("The round has no alignment tables.");
    }

    [Test]
    public async Task Load_WrongCodesInTwoFiles_ReportsAllWithFileAndPlace()
    {
        using var folder = AlignedRound.CreateFolder();
        folder.Replace("alignments/plan.json", "\"8\"", "\"99\"");
        folder.Write("alignments/other.json", """{"code": "plan", "rows": "topics", "columns": ["minimal"], "entries": []}""");

        var run = await SurveyCommand.Run("load", folder.Path, "--store", folder.PathOf("survey.db"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("alignments/other.json: rows: error framework-unknown:");
        run.Error.ShouldContain(
            "alignments/plan.json: entries #1.goals #2: error element-unknown: The framework goals has no element “99”.");
        run.Error.ShouldContain("alignments/plan.json: code: error code-duplicate:");
    }
}
