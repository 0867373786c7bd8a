using System.Text.Json;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>A round is published, more answers arrive, and every output of the publication is made again.</summary>
public sealed class PublicationCommandTests
{
    private static readonly string[][] Outputs =
    [
        ["overview", "--format", "json"], ["overview", "--format", "csv"], ["overview", "--format", "text", "--language", "fr"],
        ["results", "--format", "json"], ["results", "--format", "csv"],
    ];

    private readonly Dictionary<string, string> _before = [];

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _round = null!;
    private SurveyCommand _published = null!;

    private string Store => _folder.PathOf("survey.db");

    [OneTimeSetUp]
    public async Task PublishAndChange()
    {
        _folder = new TemporaryFolder();
        _round = TemporaryFolder.CopyOf("grcp7");
        (await Run("load", _round.Path)).ExitCode.ShouldBe(0);
        foreach (var output in Outputs)
        {
            _before[string.Join(' ', output)] = (await Run([output[0], "grcp7", .. output[1..]])).Output;
        }

        (await Run("overview", "grcp7", "--out", _folder.PathOf("before.xlsx"))).ExitCode.ShouldBe(0);
        _published = await Run("publish", "grcp7", "--as", "final");

        // SACM answers after the deadline, IGAD-RCP changes, MIDSA withdraws, UNECE is endorsed; and the directory gets another name.
        Change("responses/rcm.json", "responses/sacm.json", response =>
        {
            response["organization"] = "sacm";
            response["submittedOn"] = "2017-09-01";
        });
        Change("responses/igad-rcp.json", "responses/igad-rcp.json", response => response["answers"]!["recommendations"] =
            JsonNode.Parse("""[{"text": "Keep families together.", "elements": {"themes": [], "elements": ["a"]}}]"""));
        Change("responses/midsa.json", "responses/midsa.json", response => response["state"] = "withdrawn");
        Change("responses/unece.json", "responses/unece.json", response =>
        {
            response["state"] = "endorsed";
            response["endorsedBy"] = "Chair";
        });
        _round.Replace("directory.json", "\"IGAD-RCP\"", "\"IGAD\"");
        (await Run("load", _round.Path)).ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Delete()
    {
        _round.Dispose();
        _folder.Dispose();
    }

    [TestCaseSource(nameof(Outputs))]
    public async Task Run_Publication_MakesTheOutputAgainByteForByte(params string[] output)
    {
        var again = await Run([output[0], "grcp7", "--publication", "final", .. output[1..]]);
        var now = await Run([output[0], "grcp7", .. output[1..]]);

        again.Output.ShouldBe(_before[string.Join(' ', output)]);
        now.Output.ShouldNotBe(again.Output);
    }

    [Test]
    public async Task Run_Publication_MakesTheWorkbookAgainCellForCell()
    {
        var file = _folder.PathOf("again.xlsx");
        (await Run("overview", "grcp7", "--publication", "final", "--out", file)).ExitCode.ShouldBe(0);

        using var before = new XLWorkbook(_folder.PathOf("before.xlsx"));
        using var again = new XLWorkbook(file);
        again.Worksheets.Select(sheet => sheet.Name).ShouldBe(before.Worksheets.Select(sheet => sheet.Name));
        foreach (var sheet in before.Worksheets)
        {
            CellsOf(again.Worksheet(sheet.Name)).ShouldBe(CellsOf(sheet), sheet.Name);
        }

        static IReadOnlyList<string> CellsOf(IXLWorksheet sheet) =>
            [.. sheet.CellsUsed().Select(cell => $"{cell.Address} {(cell.HasFormula ? cell.FormulaA1 : cell.Value)}")];
    }

    [Test]
    public void Publish_PrintsTheHashesOfItsOutputs()
    {
        _published.ExitCode.ShouldBe(0);
        _published.Output.ShouldStartWith("grcp7 published as final: 27 responses.\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(_before["overview --format json"])));
        _published.Output.ShouldContain($"{hash}  overview.json\n");
        _published.Output.ShouldContain("  results.csv\n");
    }

    [Test]
    public async Task Compare_Publication_NamesTheResponsesBehindEachChangedFigure()
    {
        var run = await Run("compare", "grcp7", "--publication", "final", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("definitionChanged").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("responses").EnumerateArray()
            .Select(each => $"{each.GetProperty("organization")}: {Join(each, "what")}")
            .ShouldBe(["igad-rcp: changed", "midsa: withdrawn", "unece: endorsed", "sacm: answered late"]);
        Figure("responded", "americas").ShouldBe((5, 6, "sacm"));
        Figure("responded", "africa").ShouldBe((11, 10, "midsa"));
        Figure("late", "americas").Because.ShouldBe("sacm");
        Figure("responded", "europe").ShouldBe((0, 0, null));

        (decimal, decimal, string? Because) Figure(string name, string region)
        {
            var found = json.RootElement.GetProperty("figures").EnumerateArray().FirstOrDefault(each =>
                each.GetProperty("figure").GetString() == name && each.GetProperty("region").GetString() == region);
            return found.ValueKind == JsonValueKind.Undefined
                ? (0, 0, null)
                : (found.GetProperty("earlier").GetDecimal(), found.GetProperty("later").GetDecimal(), Join(found, "because"));
        }

        static string Join(JsonElement element, string name) =>
            string.Join(' ', element.GetProperty(name).EnumerateArray().Select(each => each.GetString()));
    }

    [TestCase("en", "Changed responses")]
    [TestCase("ar", "الردود المتغيرة")]
    public async Task Compare_Publication_IsInTheLanguage(string language, string title) =>
        (await Run("compare", "grcp7", "--publication", "final", "--language", language)).Output.ShouldContain(title);

    [Test]
    public async Task Publications_ListsThem() =>
        (await Run("publications", "grcp7")).Output.ShouldStartWith("final: ");

    [TestCase(1, "cannot be replaced. Choose another code, for instance", "publish", "grcp7", "--as", "final")]
    [TestCase(1, "code-invalid", "publish", "grcp7", "--as", "final report")]
    [TestCase(2, "The store has no round “grcp6”.", "publish", "grcp6")]
    [TestCase(2, "The round has no publication “draft”. It has: final.", "overview", "grcp7", "--publication", "draft")]
    [TestCase(2, "--publication and --as-of cannot be combined.", "results", "grcp7", "--publication", "final", "--as-of", "2017-06-26")]
    [TestCase(2, "--publication and --format csv cannot be combined.", "compare", "grcp7", "--publication", "final", "--format", "csv")]
    [TestCase(2, "or --publication CODE", "compare", "grcp7")]
    public async Task Run_WrongInput_SaysWhatToDo(int exitCode, string message, params string[] arguments)
    {
        var run = await Run(arguments);

        (run.ExitCode, run.Output).ShouldBe((exitCode, ""));
        run.Error.ShouldContain(message);
    }

    [Test]
    public async Task Verify_Publication_IsWhole() => (await Run("verify")).ExitCode.ShouldBe(0);

    [TestCase("UPDATE publication SET manifest = replace(manifest, '27', '26')", "The publication was changed from outside.")]
    [TestCase("UPDATE publication SET manifest = 'x'", "The publication was changed from outside.")]
    [TestCase("DELETE FROM publication_response; DELETE FROM publication", "the audit trail says that this publication was made")]
    [TestCase("DELETE FROM publication_response WHERE rowid_of = 1", "are not those that it was made of")]
    public async Task Verify_PublicationChangedByHand_SaysSo(string change, string message)
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("backup", folder.PathOf("copy.db"), "--store", Store)).ExitCode.ShouldBe(0);
        Execute(folder.PathOf("copy.db"), change.Replace(
            "rowid_of = 1",
            "revision_id = (SELECT MIN(revision_id) FROM publication_response)",
            StringComparison.Ordinal));

        var run = await SurveyCommand.Run("verify", "--store", folder.PathOf("copy.db"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(message);
        run.Error.ShouldContain("stored publication final of grcp7");
    }

    private static void Execute(string store, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={store};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBePositive();
    }

    private void Change(string from, string to, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(_round.Read(from))!;
        change(json);
        _round.Write(to, json.ToJsonString());
    }

    private Task<SurveyCommand> Run(params string[] arguments) => SurveyCommand.Run([.. arguments, "--store", Store]);
}
