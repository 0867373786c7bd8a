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
        foreach (var type in printed.GetProperty("respondentsByType").EnumerateObject())
        {
            Number(computed.GetProperty("respondentsByType"), type.Name).ShouldBe(type.Value.GetInt32(), type.Name);
        }

        ShouldHaveTypes(computed, "recommendingByType", printed, "recommendingByType");
        ShouldHaveTypes(computed, "inProcessByType", printed, "inProcessByType");
        Codes(computed, "recommendingFinal").ShouldBe(Codes(printed, "recommendingFinal"), ignoreOrder: true);
        Codes(computed, "inProcess").ShouldBe(Codes(printed, "inProcess"), ignoreOrder: true);
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
        ShouldHaveTypes(computed, "respondentsByTypeBy", printed, "respondentsByType");
        Codes(computed, "recommending").ShouldBe(Codes(printed, "recommending"), ignoreOrder: true);
        Codes(computed, "notRecommending").Except(["khartoum-process"]).ShouldBe(
            Codes(printed, "notRecommending").Except(["khartoum-process"]),
            ignoreOrder: true,
            "in Africa the report lists the Khartoum Process in neither list");
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

    private static void ShouldHaveTypes(JsonElement computed, string member, JsonElement printed, string printedMember)
    {
        foreach (var type in printed.GetProperty(printedMember).EnumerateObject())
        {
            Codes(computed.GetProperty(member), type.Name)
                .ShouldBe(type.Value.EnumerateArray().Select(code => code.GetString()!), ignoreOrder: true, $"{member} {type.Name}");
        }
    }
}
