using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Survey.Files.Reports;
using Survey.Storage;
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

    private static readonly (string File, string[] Options)[] Files =
    [
        ("report.docx", ["overview", "--annexes", "matrix,results,alignments,method"]),
        ("report-ar.docx", ["overview", "--language", "ar"]),
        ("report.xlsx", ["overview"]),
        ("results.xlsx", ["results", "--language", "fr"]),
    ];

    private readonly Dictionary<string, string> _before = [];

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _round = null!;
    private SurveyCommand _published = null!;
    private string _now = "";

    private string Store => _folder.PathOf("survey.db");

    [OneTimeSetUp]
    public async Task PublishAndChange()
    {
        _folder = new TemporaryFolder();
        _round = TemporaryFolder.CopyOf("grcp7");
        (await Run("load", _round.Path)).ExitCode.ShouldBe(0);
        _now = (await Run("overview", "grcp7", "--format", "json")).Output;
        _published = await Run("publish", "grcp7", "--as", "final");
        foreach (var output in Outputs)
        {
            _before[string.Join(' ', output)] = (await Run([output[0], "grcp7", "--publication", "final", .. output[1..]])).Output;
        }

        foreach (var (file, options) in Files)
        {
            await Write($"before-{file}", file, options);
        }

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
        _round.Replace("questionnaire.json", "\"version\": \"1\"", "\"version\": \"2\"");
        _round.Replace("questionnaire.json", "Name of the mechanism in the invitation", "Name of the mechanism");
        _round.Replace("analysis.json", "The survey was conducted among", "The survey took place among");
        _round.Replace("analysis.json", "\"kind\": \"commonalities\"", "\"kind\": \"remarks\"");
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

    [TestCase("report.docx")]
    [TestCase("report-ar.docx")]
    [TestCase("report.xlsx")]
    [TestCase("results.xlsx")]
    public async Task Run_Publication_MakesEachPartOfTheFileAgain(string file)
    {
        await Write($"again-{file}", file, Files.First(each => each.File == file).Options);

        var (before, again) = (PartsOf($"before-{file}"), PartsOf($"again-{file}"));
        again.Keys.ShouldBe(before.Keys);
        again.Keys.ShouldContain(part => part.Contains("/charts/", StringComparison.Ordinal));
        again.Where(part => part.Value != before[part.Key]).Select(part => part.Key).ShouldBeEmpty();
    }

    [Test]
    public async Task Publish_Json_IsThatOfTheStateThatWasPublished()
    {
        _before["overview --format json"].ShouldBe(_now);
        (await Run("overview", "grcp7", "--format", "json")).Output.ShouldNotBe(_now);
    }

    [TestCase("--region africa --denominator responded")]
    [TestCase("--threshold 0.25 --minimum 3")]
    public async Task Run_CommandThatAReportPrints_GivesTheSameFigures(string options)
    {
        string[] wanted = ["overview", "grcp7", "--publication", "final", .. options.Split(' ')];
        var figures = (await Run([.. wanted, "--format", "json"])).Output;

        var text = (await Run(wanted)).Output;
        var printed = text.Split('\n').Single(line => line.StartsWith("survey overview ", StringComparison.Ordinal));
        var again = await Run([.. printed.Split(' ')[1..], "--format", "json"]);

        (again.ExitCode, again.Output).ShouldBe((0, figures));
        figures.ShouldNotBe(_before["overview --format json"]);
        foreach (var file in (string[])["command.docx", "command.xlsx"])
        {
            (await Run([.. wanted, "--out", _folder.PathOf(file)])).ExitCode.ShouldBe(0);
            PartsOf(file).Values.ShouldContain(part => part.Contains(printed, StringComparison.Ordinal), file);
        }
    }

    [Test]
    public async Task Run_CommandThatAReportOfADayPrints_GivesTheSameFigures()
    {
        string[] wanted = ["overview", "grcp7", "--as-of", "2017-06-20"];
        var printed = (await Run(wanted)).Output.Split('\n').Single(line => line.StartsWith("survey overview ", StringComparison.Ordinal));

        printed.ShouldContain("--as-of 2017-06-20");
        (await Run([.. printed.Split(' ')[1..], "--format", "json"])).Output
            .ShouldBe((await Run([.. wanted, "--format", "json"])).Output);
    }

    [Test]
    public async Task Run_Publication_IsNamedByEachReportWithItsHash()
    {
        var hash = (await Run("publications", "grcp7")).Output.TrimEnd()[^64..];
        var site = _folder.PathOf("named-site");
        (await Run("site", "grcp7", "--publication", "final", "--out", site)).ExitCode.ShouldBe(0);

        _before["overview --format text --language fr"].ShouldContain("Publication final du ");
        List<string> reports =
        [
            _before["overview --format text --language fr"],
            (await Run("results", "grcp7", "--publication", "final")).Output,
            File.ReadAllText(Path.Combine(site, "en", "index.html")),
            File.ReadAllText(Path.Combine(site, "en", "method.html")),
            .. Files.Select(file => string.Concat(PartsOf($"before-{file.File}").Values)),
        ];
        reports.ShouldAllBe(report => report.Contains(hash, StringComparison.Ordinal));
        File.ReadAllText(Path.Combine(site, "en", "method.html"))
            .ShouldContain("survey overview grcp7 --publication final --threshold 0.5");
        (await Run("overview", "grcp7")).Output.ShouldNotContain(hash);
    }

    [Test]
    public async Task Run_PublicationOfAnEarlierVersion_NamesTheVersionThatPublished()
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("backup", folder.PathOf("copy.db"), "--store", Store)).ExitCode.ShouldBe(0);
        Execute(
            folder.PathOf("copy.db"),
            $"UPDATE publication SET manifest = replace(manifest, '\"version\":\"{ExportFormats.Version}\"', '\"version\":\"0.0.7\"')");

        (await SurveyCommand.Run(
            "overview", "grcp7", "--publication", "final", "--out", folder.PathOf("x.docx"), "--store", folder.PathOf("copy.db")))
            .ExitCode.ShouldBe(0);

        using var zip = ZipFile.OpenRead(folder.PathOf("x.docx"));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        (await reader.ReadToEndAsync()).ShouldContain("SurveyEngine 0.0.7, ");
    }

    [Test]
    public void Publish_PrintsTheHashesOfItsOutputs()
    {
        _published.ExitCode.ShouldBe(0);
        _published.Output.ShouldStartWith("grcp7 published as final: 27 responses.\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            Encoding.UTF8.GetBytes(_before["overview --format json"])));
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

    [Test]
    public async Task Compare_Publication_HasTheResultsOfQuestionsAndWhatAnalystsChanged()
    {
        using var json = JsonDocument.Parse((await Run("compare", "grcp7", "--publication", "final", "--format", "json")).Output);

        Question("recommendations_status", "answered", entry: null).ShouldBeNull("one organization more, and one less");
        Question("text", "asked", entry: null).ShouldBe((99, 87, "igad-rcp midsa sacm"));
        Question("elements", "count", "a").ShouldBe((4, 5, "igad-rcp"));
        json.RootElement.GetProperty("analysis").EnumerateArray()
            .Select(each => $"{each.GetProperty("what")} {each.GetProperty("key")}")
            .ShouldBe(["changed text:-:-:introduction", "added text:europe:-:remarks"]);

        (decimal, decimal, string)? Question(string code, string figure, string? entry)
        {
            var found = json.RootElement.GetProperty("questions").EnumerateArray().FirstOrDefault(each =>
                each.GetProperty("code").GetString() == code
                && each.GetProperty("figure").GetString() == figure
                && (each.TryGetProperty("entry", out var of) ? of.GetString() : null) == entry);
            return found.ValueKind == JsonValueKind.Undefined
                ? null
                : (found.GetProperty("earlier").GetDecimal(),
                    found.GetProperty("later").GetDecimal(),
                    string.Join(' ', found.GetProperty("because").EnumerateArray().Select(each => each.GetString())));
        }
    }

    [Test]
    public async Task Compare_PublicationAsCsv_HasALineForEachThingThatTheJsonHas()
    {
        using var json = JsonDocument.Parse((await Run("compare", "grcp7", "--publication", "final", "--format", "json")).Output);
        var lines = (await Run("compare", "grcp7", "--publication", "final", "--format", "csv")).Output.TrimEnd().Split('\n');

        lines[0].ShouldBe("round,publication,part,region,code,figure,earlier,later,because");
        lines.ShouldContain("grcp7,final,figure,americas,,responded,5,6,sacm");
        lines.ShouldContain("grcp7,final,response,,sacm,answered late,,,");
        lines.ShouldContain("grcp7,final,analysis,,text:-:-:introduction,changed,,,");
        string[] lists = ["figures", "questions", "responses", "analysis"];
        (lines.Length - 1).ShouldBe(lists.Sum(list => json.RootElement.GetProperty(list).GetArrayLength()));
    }

    [TestCase("en", "Changed responses")]
    [TestCase("ar", "الردود المتغيرة")]
    public async Task Compare_Publication_IsInTheLanguage(string language, string title) =>
        (await Run("compare", "grcp7", "--publication", "final", "--language", language)).Output.ShouldContain(title);

    [Test]
    public async Task Publications_ListsThem() =>
        (await Run("publications", "grcp7")).Output.ShouldStartWith("final: ");

    [TestCase(1, "cannot be replaced. Choose another code, for instance", "publish", "grcp7", "--as", "final")]
    [TestCase(1, "“Final” differs from the publication “final” only in upper and lower case.", "publish", "grcp7", "--as", "Final")]
    [TestCase(1, "code-invalid", "publish", "grcp7", "--as", "final report")]
    [TestCase(2, "The store has no round “grcp6”.", "publish", "grcp6")]
    [TestCase(2, "The round has no publication “draft”. It has: final.", "overview", "grcp7", "--publication", "draft")]
    [TestCase(2, "--publication and --as-of cannot be combined.", "results", "grcp7", "--publication", "final", "--as-of", "2017-06-26")]
    [TestCase(2, "or --publication CODE", "compare", "grcp7")]
    public async Task Run_WrongInput_SaysWhatToDo(int exitCode, string message, params string[] arguments)
    {
        var run = await Run(arguments);

        (run.ExitCode, run.Output).ShouldBe((exitCode, ""));
        run.Error.ShouldContain(message);
    }

    [Test]
    public async Task Verify_Publication_IsWholeAndCounted()
    {
        var run = await Run("verify");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("revisions, 1 publication.\n");
    }

    [TestCase("'x'", "The publication was changed from outside.")]
    [TestCase("replace(manifest, '\"roundRevision\":1', '\"roundRevision\":9')", "The publication was changed from outside.")]
    [TestCase("replace(manifest, '\"definitionHash\":\"', '\"definitionHash\":\"0')", "The publication was changed from outside.")]
    [TestCase("replace(manifest, '\"responses\":27', '\"responses\":26')", "are not those that it was made of")]
    public async Task Verify_ManifestChangedTogetherWithItsHash_IsFoundByItsContentAndTheAuditTrail(string manifest, string message)
    {
        using var folder = new TemporaryFolder();
        var copy = folder.PathOf("copy.db");
        (await SurveyCommand.Run("backup", copy, "--store", Store)).ExitCode.ShouldBe(0);
        Execute(copy, $"UPDATE publication SET manifest = {manifest}");
        Execute(copy, "UPDATE publication SET hash = row_hash(id, round, code, manifest, made_at, made_by)");

        var run = await SurveyCommand.Run("verify", "--store", copy);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(message);
        run.Error.ShouldContain("the audit trail says that this publication was made", Case.Insensitive);
    }

    [TestCase("UPDATE publication SET manifest = replace(manifest, '27', '26')", "The publication was changed from outside.")]
    [TestCase("UPDATE publication SET manifest = 'x'", "The publication was changed from outside.")]
    [TestCase("DELETE FROM publication_response; DELETE FROM publication", "the audit trail says that this publication was made")]
    [TestCase("DELETE FROM publication_response WHERE respondent = 'rcm'", "are not those that it was made of")]
    public async Task Verify_PublicationChangedByHand_SaysSo(string change, string message)
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("backup", folder.PathOf("copy.db"), "--store", Store)).ExitCode.ShouldBe(0);
        Execute(folder.PathOf("copy.db"), change);

        var run = await SurveyCommand.Run("verify", "--store", folder.PathOf("copy.db"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(message);
        run.Error.ShouldContain("stored publication final of grcp7");
    }

    private SortedDictionary<string, string> PartsOf(string file)
    {
        using var zip = ZipFile.OpenRead(_folder.PathOf(file));
        return new SortedDictionary<string, string>(
            zip.Entries.ToDictionary(
                entry => WithoutRandomNames(entry.FullName),
                entry =>
                {
                    using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                    return WithoutRandomNames(reader.ReadToEnd(), entry.FullName == "_rels/.rels");
                }),
            StringComparer.Ordinal);
    }

    /// <summary>The library gives the part with title and day a random name, and the relationships of the file random ids.</summary>
    private static string WithoutRandomNames(string text, bool isRoot = false)
    {
        var named = Regex.Replace(text, "[0-9a-f]{32}\\.psmdcp", "properties.psmdcp", RegexOptions.NonBacktracking);
        return isRoot ? Regex.Replace(named, "Id=\"R[0-9a-f]{16}\"", "", RegexOptions.NonBacktracking) : named;
    }

    private async Task Write(string target, string file, string[] options)
    {
        string[] arguments = [options[0], "grcp7", "--publication", "final", "--out", _folder.PathOf(target), .. options[1..]];
        (await Run(arguments)).ExitCode.ShouldBe(0, file);
    }

    private static void Execute(string store, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={store};Pooling=False;Foreign Keys=False");
        connection.Open();
        connection.CreateFunction(RowHash.Function, (object?[] values) => RowHash.Of(values), isDeterministic: true);
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
