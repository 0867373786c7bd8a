using System.Text.Json;
using ClosedXML.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

public sealed class CompareCommandTests
{
    private TemporaryFolder _folder = null!;

    private string Store => _folder.PathOf("survey.db");

    [OneTimeSetUp]
    public async Task Load()
    {
        _folder = new TemporaryFolder();
        using var later = LaterRound.CreateFolder();
        foreach (var folder in (string[])[Repository.Sample("grcp7"), Repository.Sample("review-2018"), later.Path])
        {
            (await SurveyCommand.Run("load", folder, "--store", Store)).ExitCode.ShouldBe(0);
        }
    }

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("en", "Recurrent across regions")]
    [TestCase("fr", "Récurrents selon les régions")]
    [TestCase("ar", "التكرار عبر المناطق")]
    public async Task Run_Text_IsInTheLanguage(string language, string title)
    {
        var run = await SurveyCommand.Run("compare", LaterRound.Code, "grcp7", "--language", language, "--store", Store);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain(title);
        run.Output.ShouldContain("MIDCAS");
    }

    [Test]
    public async Task Run_Json_HasWhatChanged()
    {
        var run = await SurveyCommand.Run("compare", LaterRound.Code, "grcp7", "--format", "json", "--store", Store);

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        (root.GetProperty("round").GetString(), root.GetProperty("earlier").GetString()).ShouldBe((LaterRound.Code, "grcp7"));
        root.GetProperty("participants").GetProperty("left")[0].GetString().ShouldBe("midcas");
        var americas = root.GetProperty("regions").EnumerateArray().Single(each => each.GetProperty("code").GetString() == "americas");
        americas.GetProperty("became").EnumerateArray().Select(each => each.GetString()).ShouldContain("i");
        root.GetProperty("questions").EnumerateArray()
            .Single(each => each.GetProperty("code").GetString() == "recommendations_status")
            .GetProperty("entries").EnumerateArray()
            .Single(each => each.GetProperty("code").GetString() == "postponed")
            .GetProperty("earlier").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public async Task Run_Csv_HasOneLineForEachComparedThing()
    {
        var run = await SurveyCommand.Run("compare", LaterRound.Code, "grcp7", "--format", "csv", "--store", Store);

        run.Output.ShouldStartWith("round,earlier_round,part,region,code,figure,earlier,later,changed,only_earlier,only_later\n");
        run.Output.ShouldContain("grcp8,grcp7,recurrence,americas,i,recurrent,false,true,true,,\n");
        run.Output.ShouldContain("grcp8,grcp7,figure,africa,,responded,11,10,true,midcas,\n");
        run.Output.ShouldContain("grcp8,grcp7,answer,,recommendations_status=postponed,count,,0,true,,\n");
    }

    [Test]
    public async Task Run_EndingOfTheFile_WritesAWorkbookWithASheetForEachTable()
    {
        var file = _folder.PathOf("comparison.xlsx");

        (await SurveyCommand.Run("compare", LaterRound.Code, "grcp7", "--out", file, "--store", Store)).ExitCode.ShouldBe(0);

        using var workbook = new XLWorkbook(file);
        workbook.Worksheets.Select(sheet => sheet.Name).ShouldBe(
        [
            "Recurrent elements", "Recurrent across regions", "Who took part", "Figures that differ", "Questions side by side",
            "What could not be compared",
        ]);
        workbook.Worksheet("Who took part").Cell(5, 3).GetString().ShouldBe("MIDCAS");
    }

    [Test]
    public async Task Run_ThroughACrosswalk_ComparesTheElements()
    {
        var crosswalk = Repository.PathOf("samples", "crosswalks", "gcm-modalities-2017-to-gcm-objectives-2018.json");

        var without = await SurveyCommand.Run("compare", "review-2018", "grcp7", "--format", "json", "--store", Store);
        var through = await SurveyCommand.Run(
            "compare", "review-2018", "grcp7", "--format", "json", "--through", crosswalk, "--store", Store);
        var back = await SurveyCommand.Run(
            "compare", "grcp7", "review-2018", "--format", "json", "--through", crosswalk, "--store", Store);

        Regions(without).ShouldBe(0);
        (Regions(through), Regions(back)).ShouldBe((4, 4));
        through.Output.ShouldContain("\"through\": \"gcm-modalities-2017-to-gcm-objectives-2018\"");

        static int Regions(SurveyCommand run)
        {
            using var json = JsonDocument.Parse(run.Output);
            return json.RootElement.GetProperty("regions").GetArrayLength();
        }
    }

    [TestCase("The round “grcp7” cannot be compared with itself.", "grcp7", "grcp7")]
    [TestCase("The store has no round “grcp6”. It has: grcp7, grcp8, review-2018.", "grcp7", "grcp6")]
    [TestCase("to the framework “gcm-objectives-2018”, but the other round uses “gcm-modalities-2017”", "grcp8", "grcp7", "--through")]
    public async Task Run_WrongCodes_SaysWhatToDo(string message, params string[] arguments)
    {
        string[] file = arguments is [.., "--through"]
            ? [Repository.PathOf("samples", "crosswalks", "gcm-modalities-2017-to-gcm-objectives-2018.json")]
            : [];

        var run = await SurveyCommand.Run(["compare", .. arguments, .. file, "--store", Store]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }
}
