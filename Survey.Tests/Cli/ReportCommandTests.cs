using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>What <c>survey report</c> writes, and what it leaves behind when it fails.</summary>
public sealed class ReportCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task LoadMinimal()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        (await Run("load", _folder.Path)).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Report_WithoutOptions_IsADocumentAndAWorkbookInTheLanguageOfTheRound()
    {
        (await Run("report", "minimal", "--out", _folder.PathOf("out"))).ExitCode.ShouldBe(0);

        FilesIn("out").ShouldBe(["minimal-en.docx", "minimal-en.xlsx"]);
    }

    [Test]
    public async Task Report_LanguagesAndFormats_AreWrittenAtOnceAndReplaceOldFiles()
    {
        Directory.CreateDirectory(_folder.PathOf("out"));
        _folder.Write("out/minimal-fr.json", "old");
        _folder.Write("out/mine.txt", "kept");

        var run = await Run(
            "report", "minimal", "--out", _folder.PathOf("out"), "--languages", "en, fr,ar", "--formats", "docx,json", "--annexes", "none");

        run.ExitCode.ShouldBe(0, run.Error);
        FilesIn("out").ShouldBe(
        [
            "mine.txt",
            "minimal-ar.docx",
            "minimal-ar.json",
            "minimal-en.docx",
            "minimal-en.json",
            "minimal-fr.docx",
            "minimal-fr.json",
        ]);
        _folder.Read("out/minimal-fr.json").ShouldStartWith("{");
        _folder.Read("out/mine.txt").ShouldBe("kept");
    }

    [TestCase("The store has no round “other”", "other")]
    [TestCase("Choose one of: en, fr, es, ru, ar", "minimal", "--languages", "en,zz")]
    [TestCase("There is no report in the format “odt”", "minimal", "--formats", "docx,odt")]
    [TestCase("There is no annex “maps”. There are: matrix, ", "minimal", "--annexes", "method,maps")]
    [TestCase("“none” stands for no annex, so it cannot stand beside others (matrix).", "minimal", "--annexes", "none,matrix")]
    [TestCase("There is no annex “plans”.", "minimal", "--annexes", "maps,plans")]
    [TestCase("--annexes has a meaning only together with --formats docx", "minimal", "--formats", "xlsx", "--annexes", "matrix")]
    public async Task Report_WrongUsage_SaysWhatIsAndWritesNothing(string message, params string[] arguments)
    {
        var run = await Run(["report", .. arguments, "--out", _folder.PathOf("new")]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        Directory.Exists(_folder.PathOf("new")).ShouldBeFalse();
    }

    [Test]
    public async Task Report_OneFileCannotBeWritten_ChangesNone()
    {
        Directory.CreateDirectory(_folder.PathOf("out/minimal-fr.docx"));

        var run = await Run("report", "minimal", "--out", _folder.PathOf("out"), "--languages", "en,fr", "--formats", "docx");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("minimal-fr.docx is a folder");
        FilesIn("out").ShouldBeEmpty();
    }

    private Task<SurveyCommand> Run(params string[] arguments) =>
        SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);

    private IEnumerable<string?> FilesIn(string folder) =>
        Directory.EnumerateFiles(_folder.PathOf(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
