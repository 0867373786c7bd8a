using ClosedXML.Excel;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary><c>survey form</c> and <c>survey collect</c>, with the clock on the last day of GRCP 7.</summary>
public sealed class WorkbookCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task LoadRound()
    {
        _folder = new TemporaryFolder();
        (await Run("load", Repository.Sample("grcp7"))).ExitCode.ShouldBe(0);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Form_WholeRound_WritesOneForEachInvitedAndNothingElse()
    {
        (await Run("form", "grcp7", "--out", _folder.PathOf("forms"))).ExitCode.ShouldBe(0);

        var files = Directory.GetFileSystemEntries(_folder.PathOf("forms")).Select(Path.GetFileName).ToList();
        files.Count.ShouldBe(35);
        files.ShouldContain("grcp7-arcp-en.xlsx");
        (await Run(["collect", "grcp7", .. Directory.GetFiles(_folder.PathOf("forms"))]))
            .Output.Split('\n')
            .Count(line => line.Contains("unchanged", StringComparison.Ordinal))
            .ShouldBe(35);
    }

    [TestCase("form grcp7 --out FORMS --organization nobody", 2, "does not invite “nobody”")]
    [TestCase("form grcp7 --out FORMS --language english", 2, "There is no workbook in “english”. Use one of: en, fr, es, ru, ar.")]
    [TestCase("form grcp7 --out FORMS --language zz", 2, "There is no workbook in “zz”. Use one of: en, fr, es, ru, ar.")]
    [TestCase("form grcp8 --out FORMS", 2, "no round “grcp8”")]
    [TestCase("form grcp7", 2, "--out")]
    [TestCase("collect grcp7 FORMS/none.xlsx", 3, "There is no file")]
    [TestCase("collect grcp7 .", 3, "is a folder")]
    [TestCase("collect grcp7", 2, "Required argument missing")]
    [TestCase("collect grcp8 x.xlsx", 2, "no round “grcp8”")]
    public async Task WrongUse_IsReportedAndWritesNothing(string line, int exitCode, string told)
    {
        var run = await Run(line.Replace("FORMS", _folder.PathOf("forms"), StringComparison.Ordinal).Split(' '));

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Error.ShouldContain(told);
        Directory.Exists(_folder.PathOf("forms")).ShouldBeFalse();
    }

    [Test]
    public async Task Form_OneFileCannotBeWritten_WritesNone()
    {
        Directory.CreateDirectory(_folder.PathOf("forms/grcp7-rcm-en.xlsx"));

        var run = await Run("form", "grcp7", "--out", _folder.PathOf("forms"));

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("is a folder and cannot be replaced by a file");
        Directory.GetFileSystemEntries(_folder.PathOf("forms")).Select(Path.GetFileName).ShouldBe(["grcp7-rcm-en.xlsx"]);
    }

    [Test]
    public async Task Collect_FilledAndDamaged_TellsAllAndStoresNothingUnlessAsDraft()
    {
        (await Run("form", "grcp7", "--out", _folder.Path, "--organization", "sacm", "--organization", "uneca")).ExitCode.ShouldBe(0);
        var (sacm, uneca) = (_folder.PathOf("grcp7-sacm-en.xlsx"), _folder.PathOf("grcp7-uneca-en.xlsx"));
        Fill(sacm, "Conferencia Suramericana");
        Fill(uneca, new string('x', 301));

        var refused = await Run("collect", "grcp7", sacm, uneca);

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain(
            "grcp7-uneca-en.xlsx: General information row 5, Name of the mechanism (C5): error answer-too-long: "
                + "“Name of the mechanism” can have at most 300 characters, but has 301."
        );
        refused.Error.ShouldContain("Nothing was stored.");
        refused.Output.ShouldContain("Would be");

        var taken = await Run("collect", "grcp7", sacm, uneca, "--as-draft");

        taken.ExitCode.ShouldBe(0, taken.Error);
        taken.Output.ShouldMatch(@"sacm +draft +2 +0 +–");
        taken.Output.ShouldMatch(@"uneca +draft +1 +0 +1 error");
        (await Run("verify")).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task Collect_SomeFilesNotThere_TellsOfTheOthersToo()
    {
        (await Run("form", "grcp7", "--out", _folder.Path, "--organization", "sacm", "--organization", "uneca")).ExitCode.ShouldBe(0);
        var (sacm, uneca) = (_folder.PathOf("grcp7-sacm-en.xlsx"), _folder.PathOf("grcp7-uneca-en.xlsx"));
        Fill(sacm, "Conferencia Suramericana");
        Fill(uneca, new string('x', 301));

        var run = await Run("collect", "grcp7", _folder.PathOf("first.xlsx"), sacm, _folder.Path, uneca);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("There is no file ");
        run.Error.ShouldContain(" is a folder.");
        run.Error.ShouldContain("answer-too-long");
        run.Error.ShouldContain(
            "Nothing was stored. 2 files could not be read: name existing files. Have the cells listed above corrected");
        run.Output.ShouldMatch(@"sacm +draft +2");
        (await Run("collect", "grcp7", sacm)).Output.ShouldMatch(@"sacm +draft +2", "nothing had been stored");
    }

    [Test]
    public async Task Collect_NoCellToCorrect_HintsAtNone()
    {
        File.WriteAllText(_folder.PathOf("letter.xlsx"), "Dear Sir or Madam");

        var run = await Run("collect", "grcp7", _folder.PathOf("letter.xlsx"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Nothing was stored. What each code means");
        run.Error.ShouldNotContain("cells");
        run.Error.ShouldNotContain("--replace");
    }

    [Test]
    public async Task Collect_CellsToCorrectInARoundThatTakesNoAnswers_SaysThatAndHintsAtNone()
    {
        (await Run("load", Repository.Sample("minimal"))).ExitCode.ShouldBe(0);
        (await Run("form", "minimal", "--out", _folder.Path, "--organization", "lake")).ExitCode.ShouldBe(0);
        var lake = _folder.PathOf("minimal-lake-en.xlsx");
        using (var workbook = new XLWorkbook(lake))
        {
            AnsweredWorkbook.AnswerOf(workbook, "has_recommendations").Value = "perhaps";
            workbook.Save();
        }

        var run = await Run("collect", "minimal", lake);

        run.Error.ShouldContain("choice-unknown");
        run.Error.ShouldContain("round-not-collecting");
        run.Error.ShouldNotContain("Have the cells");
    }

    private static void Fill(string file, string name)
    {
        using var workbook = new XLWorkbook(file);
        workbook.Worksheet("General information").Cell("C5").Value = name;
        workbook.Save();
    }

    private async Task<SurveyCommand> Run(params string[] arguments) =>
        await SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
