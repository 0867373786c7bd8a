using System.Text.Json;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

/// <summary>Recomputes every figure printed in the GRCP 7 report, through the store and the command line.</summary>
public sealed class PublishedFiguresTests
{
    private TemporaryFolder _folder = null!;
    private JsonDocument _overview = null!;
    private JsonDocument _published = null!;

    [OneTimeSetUp]
    public async Task LoadTheSample()
    {
        _folder = new TemporaryFolder();
        var store = _folder.PathOf("survey.db");
        (await SurveyCommand.Run("load", Repository.Sample("grcp7"), "--store", store)).ExitCode.ShouldBe(0);
        _overview = JsonDocument.Parse((await SurveyCommand.Run("overview", "grcp7", "--format", "json", "--store", store)).Output);
        _published = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Sample("grcp7"), "published.json")));
    }

    [OneTimeTearDown]
    public void RemoveIt()
    {
        _overview.Dispose();
        _published.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Overview_Overall_IsAsPrinted()
    {
        var (printed, computed) = (_published.RootElement.GetProperty("overall"), _overview.RootElement.GetProperty("overall"));

        Number(computed, "invited").ShouldBe(Number(printed, "questioned"));
        Number(computed, "responded").ShouldBe(Number(printed, "responded"));
        Math.Round(100m * Number(computed, "responded") / Number(computed, "invited")).ShouldBe(Number(printed, "responseRatePercent"));
        Types(computed).ShouldBe(Types(printed), ignoreOrder: true);
        Codes(computed, "recommendingFinal").Count.ShouldBe(Number(printed, "recommendingFinal"));
        Codes(computed, "inProcess").Count.ShouldBe(Number(printed, "inProcess"));
        Codes(computed, "allThemes").ShouldBe(Codes(printed, "allSixThemes"), ignoreOrder: true);
    }

    [Test]
    public void Overview_EveryRegion_IsAsPrinted([Range(0, 3)] int index)
    {
        var printed = _published.RootElement.GetProperty("regions")[index];
        var computed = _overview.RootElement.GetProperty("regions")[index];

        Text(computed, "code").ShouldBe(Text(printed, "code"));
        Number(computed, "invited").ShouldBe(Number(printed, "invited"));
        Number(computed, "responded").ShouldBe(Number(printed, "responded"));
        Types(computed).Where(type => type.Count > 0).ShouldBe(Types(printed).Where(type => type.Count > 0), ignoreOrder: true);
        Codes(computed, "recommending").Count.ShouldBe(Number(printed, "recommending"));
        Codes(computed, "noFeedback").ShouldBe(Codes(printed, "noFeedback"));
        Codes(computed, "allThemes").ShouldBe(Codes(printed, "allSixThemes"), ignoreOrder: true);
    }

    [Test]
    public void Overview_EveryThemeOfEveryRegion_IsAsPrinted([Range(0, 3)] int region, [Range(0, 5)] int theme)
    {
        var printed = _published.RootElement.GetProperty("regions")[region].GetProperty("themes")[theme];
        var computed = _overview.RootElement.GetProperty("regions")[region].GetProperty("themes")[theme];

        Text(computed, "code").ShouldBe(Text(printed, "code"));
        Number(computed, "respondents").ShouldBe(Number(printed, "respondents"));
        Number(computed, "denominator").ShouldBe(Number(printed, "respondents"));
        computed.GetProperty("elements").EnumerateArray()
            .Where(element => element.GetProperty("recurrent").GetBoolean())
            .Select(element => Text(element, "code"))
            .ShouldBe(Codes(printed, "recurrent"), ignoreOrder: true);
    }

    [Test]
    public void Overview_AcrossRegions_IsAsRecomputedFromThePrintedTables()
    {
        var recomputed = _published.RootElement.GetProperty("crossRegionalRecomputed");

        var levels = _overview.RootElement.GetProperty("crossRegional").EnumerateArray().ToList();

        levels.Select(level => Number(level, "regions")).ShouldBe([4, 3, 2, 1]);
        foreach (var level in levels)
        {
            Codes(level, "elements")
                .ShouldBe(
                    Codes(recomputed, Number(level, "regions").ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    ignoreOrder: true);
        }
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static List<string> Codes(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(code => code.GetString()!)];

    private static List<(string Type, int Count)> Types(JsonElement element) =>
        [.. element.GetProperty("respondentsByType").EnumerateObject().Select(type => (type.Name, type.Value.GetInt32()))];
}
