using Survey.Tests.Support;

namespace Survey.Tests.Cli;

public sealed class QuestionnaireCommandTests
{
    private const string Form =
        """
        | survey |
        | | type | name | label::English (en) | label::French (fr) |
        | | begin repeat | r | Rows | Lignes |
        | | text | a | A | A |
        | | end repeat | | | |
        | settings |
        | | form_id | version |
        | | f | 2 |
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Check_GoodForm_IsSummedUp()
    {
        _folder.Write("form.md", Form);

        var run = await SurveyCommand.Run("questionnaire", "check", _folder.PathOf("form.md"));

        run.ShouldSatisfyAllConditions(
            () => run.ExitCode.ShouldBe(0),
            () => run.Error.ShouldBeEmpty(),
            () => run.Output.ShouldBe("f, version 2: 1 question, 0 groups, 1 repeat, 2 languages (en, fr)\n"));
    }

    [Test]
    public async Task Check_FaultyForm_EndsWithOneAndTellsRowAndColumn()
    {
        _folder.Write("form.md", Form.Replace("| text |", "| txt |", StringComparison.Ordinal));

        var run = await SurveyCommand.Run("questionnaire", "check", _folder.PathOf("form.md"));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("form.md: survey row 3, type (line 4): error xlsform-type-unknown:");
        var french = await SurveyCommand.Run("questionnaire", "check", _folder.PathOf("form.md"), "--language", "fr");
        french.Error.ShouldStartWith("form.md: survey ligne 3, type (ligne 4) : erreur xlsform-type-unknown :");
    }

    [Test]
    public async Task CheckConvertAndDiff_FolderOfCsv_ReadTheFormInIt()
    {
        _folder.Write("form/survey.csv", "type,name,label\ntext,a,A\n");
        _folder.Write("form/settings.csv", "form_id,version,form_title,default_language\nf,1,F,en\n");

        (await SurveyCommand.Run("questionnaire", "check", _folder.PathOf("form"))).ExitCode.ShouldBe(0);
        (await SurveyCommand.Run("questionnaire", "convert", _folder.PathOf("form"), _folder.PathOf("form.json"))).ExitCode.ShouldBe(0);
        (await SurveyCommand.Run("questionnaire", "diff", _folder.PathOf("form"), _folder.PathOf("form.json"))).ExitCode.ShouldBe(0);
    }

    [TestCase("1", 1, "The version must change: both have version 1")]
    [TestCase("2", 0, "A round can move to the later version")]
    public async Task Diff_ChangedLabel_TellsWhetherTheVersionMustChange(string version, int exitCode, string expected)
    {
        const string Before =
            """{"code": "q", "version": "1", "title": "Q", "items": [{"type": "text", "code": "name", "label": "Name"}]}""";
        _folder.Write("a.json", Before);
        _folder.Write("b.json", Before.Replace("Name", "Your name", StringComparison.Ordinal)
            .Replace("\"version\": \"1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal));

        var run = await SurveyCommand.Run("questionnaire", "diff", _folder.PathOf("a.json"), _folder.PathOf("b.json"));

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldContain(expected);
        run.Output.Contains("A round can move", StringComparison.Ordinal).ShouldBe(exitCode == 0);
    }

    [Test]
    public async Task Convert_ThereAndBack_IsTheSame()
    {
        _folder.Write("form.md", Form);
        string[][] steps = [["form.md", "a.json"], ["a.json", "b.xlsx"], ["b.xlsx", "c.json"]];

        foreach (var step in steps)
        {
            var run = await SurveyCommand.Run("questionnaire", "convert", _folder.PathOf(step[0]), _folder.PathOf(step[1]));
            run.ExitCode.ShouldBe(0, run.Error);
            run.Output.ShouldBeEmpty();
        }

        _folder.Read("c.json").ShouldBe(_folder.Read("a.json"));
    }

    [Test]
    public async Task Convert_FaultyForm_WritesNothing()
    {
        _folder.Write("form.md", Form.Replace("| text |", "| image |", StringComparison.Ordinal));

        (await SurveyCommand.Run("questionnaire", "convert", _folder.PathOf("form.md"), _folder.PathOf("a.json"))).ExitCode.ShouldBe(1);

        Directory.EnumerateFiles(_folder.Path).Count().ShouldBe(1);
    }

    [TestCase("geo,media", 0)]
    [TestCase("geo, barcode ,media", 0)]
    [TestCase("geo", 1)]
    [TestCase("geography", 2)]
    [TestCase("", 2)]
    public async Task LeaveOut_WhatIsNotSupported_IsListedAndLeftOut(string kinds, int exitCode)
    {
        _folder.Write(
            "form.md",
            "| survey |\n| | type | name | label |\n| | geopoint | p | P |\n| | image | i | I |\n| | text | a | A |\n"
                + "| settings |\n| | form_id | version |\n| | f | 1 |\n");

        var check = await SurveyCommand.Run("questionnaire", "check", "--leave-out", kinds, _folder.PathOf("form.md"));
        var convert = await SurveyCommand.Run(
            "questionnaire", "convert", _folder.PathOf("form.md"), _folder.PathOf("a.json"), "--leave-out", kinds);

        check.ExitCode.ShouldBe(exitCode);
        convert.ExitCode.ShouldBe(exitCode);
        if (exitCode == 0)
        {
            check.Error.ShouldContain("form.md: survey row 2, type (line 3): warning xlsform-left-out:");
            _folder.Read("a.json").ShouldNotContain("geopoint");
        }
    }

    [Test]
    public async Task Convert_ToAnotherEnding_IsWrongUsage()
    {
        _folder.Write("form.md", Form);

        (await SurveyCommand.Run("questionnaire", "convert", _folder.PathOf("form.md"), _folder.PathOf("a.pdf"))).ExitCode.ShouldBe(2);
    }

    [Test]
    public async Task Convert_TwoFrameworks_ThereAndBack_IsTheSame()
    {
        using var round = TwoFrameworks.Make();
        string[] files =
        [
            round.PathOf("questionnaire.json"),
            round.PathOf("form.xlsx"),
            round.PathOf("back.json"),
            round.PathOf("again.json"),
        ];

        foreach (var (from, to) in new[] { (files[0], files[1]), (files[1], files[2]), (files[0], files[3]) })
        {
            var run = await SurveyCommand.Run("questionnaire", "convert", from, to);
            run.Error.ShouldBe($"Written: {to}\n");
        }

        File.ReadAllText(files[2]).ShouldBe(File.ReadAllText(files[3]));
        File.ReadAllText(files[2]).ShouldContain("\"framework\": \"sdg\"");
    }

    [Test]
    public async Task Convert_CodedQuestions_GetTheListOfTheFrameworkBesideThem()
    {
        var run = await SurveyCommand.Run(
            "questionnaire",
            "convert",
            Path.Combine(Repository.Sample("minimal"), "questionnaire.json"),
            _folder.PathOf("minimal.xlsx"));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBe($"Written: {_folder.PathOf("minimal.xlsx")}\n");
    }
}
