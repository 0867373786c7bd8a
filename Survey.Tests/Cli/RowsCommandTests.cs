using ClosedXML.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>What <c>survey rows</c> writes.</summary>
public sealed class RowsCommandTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task LoadPractices()
    {
        _folder = new TemporaryFolder();
        (await Run("load", Repository.Sample("practice-template"))).ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Rows_Workbook_HasTheRowsOfTheCsvWithCalculatedNumbers()
    {
        (await Run("rows", "practice-template", "--out", _folder.PathOf("rows.xlsx"))).ExitCode.ShouldBe(0);
        var lines = (await Run("rows", "practice-template")).Output.TrimEnd().Split('\n');

        using var book = new XLWorkbook(_folder.PathOf("rows.xlsx"));
        var sheet = book.Worksheet("rows");
        var head = sheet.Row(1).CellsUsed().Select(cell => cell.GetString()).ToList();
        head.ShouldBe(lines[0].Split(','));
        var sum = head.IndexOf("answer.criteria_sum") + 1;
        sum.ShouldBeGreaterThan(0);
        var sums = sheet.Column(sum).CellsUsed().Skip(1).ToList();
        sums.ShouldNotBeEmpty();
        sums.ShouldAllBe(cell => cell.DataType == XLDataType.Number && cell.GetDouble() >= 6 && cell.GetDouble() <= 28);
    }

    [TestCase("rows practice-template --format csv --out {0}.txt")]
    [TestCase("rows practice-template --out {0}.txt")]
    [TestCase("rows practice-template --out {0}.csv")]
    public async Task Rows_OtherEndings_AreCsv(string arguments)
    {
        var path = _folder.PathOf("table");
        var parts = arguments.Replace("{0}", path, StringComparison.Ordinal).Split(' ');

        (await Run(parts)).ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(parts[^1])).ShouldStartWith("round,respondent,");
    }

    [Test]
    public async Task Rows_FolderThatIsMissing_LeavesNothing()
    {
        var run = await Run("rows", "practice-template", "--out", _folder.PathOf("missing/rows.xlsx"));

        run.ExitCode.ShouldBe(3);
        Directory.Exists(_folder.PathOf("missing")).ShouldBeFalse();
    }

    private Task<SurveyCommand> Run(params string[] arguments) =>
        SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
