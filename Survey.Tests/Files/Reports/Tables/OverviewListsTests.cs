using System.Globalization;
using System.Text.Json;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Files.Reports;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Tests.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Tables;

/// <summary>The organizations behind the numbers of an overview, in the JSON, CSV and text outputs.</summary>
public sealed class OverviewListsTests
{
    private static readonly string[] NewMembers =
    [
        "invitedBy", "respondedBy", "late", "respondentsByTypeBy", "recommendingByType", "inProcessByType", "respondentsBy", "by",
    ];

    [Test]
    public void Json_Grcp7_EveryListIsAsLongAsItsCount() => CheckJson(SampleRound.Read("grcp7").Overview);

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Json_AnyAnswers_EveryListIsAsLongAsItsCount(byte[] seeds, byte rule) =>
        CheckJson(Overview.Of(SmallConsultation.Round, SmallConsultation.ToRule(rule), SmallConsultation.ToDigests(seeds)));

    [Test]
    public void Json_Grcp7_ListsWhoIsPrintedInTheReport()
    {
        using var json = ToJson(SampleRound.Read("grcp7").Overview);

        var overall = json.RootElement.GetProperty("overall");
        CountsByType(overall.GetProperty("recommendingByType"))
            .ShouldBe([("global-process", 1), ("rcp", 8), ("irf", 3), ("reo", 1), ("un-rc", 1)]);
        Codes(overall.GetProperty("recommendingByType").GetProperty("global-process")).ShouldBe(["gfmd"]);
        Codes(json.RootElement.GetProperty("regions")[0].GetProperty("respondentsByTypeBy").GetProperty("un-rc")).ShouldBeEmpty();
        Codes(json.RootElement.GetProperty("regions")[1].GetProperty("late")).ShouldBe(["igc", "mercosur"]);
    }

    [Test]
    public void Json_OpenRound_LeavesTheListsOut()
    {
        using var json = ToJson(OpenRound().Overview);

        GetNames(json.RootElement).Intersect(NewMembers).ShouldBeEmpty();
        var overall = json.RootElement.GetProperty("overall");
        overall.TryGetProperty("noFeedback", out _).ShouldBeFalse();
        overall.GetProperty("recommendingFinal").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("regions")[0].GetProperty("noFeedback").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public void Csv_Grcp7_EveryListIsAsLongAsItsCount()
    {
        var overview = SampleRound.Read("grcp7").Overview;

        var lists = ToCsv(overview).Where(line => line[3].Length == 0).ToList();

        lists.ShouldAllBe(line =>
            line[10].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == int.Parse(line[6], CultureInfo.InvariantCulture));
        Find("", "", "noFeedback").ShouldBe(8);
        Find("", "", "recommendingFinal/rcp").ShouldBe(8);
        Find("africa", "", "responded/irf").ShouldBe(5);
        Find("africa", "4", "respondents").ShouldBe(3);

        int Find(string region, string theme, string name) =>
            int.Parse(lists.Single(line => line[1] == region && line[2] == theme && line[4] == name)[6], CultureInfo.InvariantCulture);
    }

    [Test]
    public void Csv_OpenRound_HasOnlyTheElements() => ToCsv(OpenRound().Overview).ShouldAllBe(line => line[3].Length > 0);

    [Test]
    public void Csv_FrameworkWithoutThemes_HasNoListOfAllThemes() =>
        ToCsv(SampleRound.Read("panama-2023").Overview).ShouldNotContain(line => line[4] == "allThemes" || line[2].Length > 0);

    [TestCase("grcp7", true)]
    [TestCase("panama-2023", false)]
    public void Text_Framework_ShowsThemesOnlyIfItHasThem(string sample, bool expected)
    {
        using var output = new StringWriter();
        var overview = SampleRound.Read(sample).Overview;

        OverviewText.Write(PlainConsole.Create(output, Language.English), overview, only: null, new ReportWording(overview.Round));

        output.ToString().Contains("  Theme ", StringComparison.Ordinal).ShouldBe(expected);
        output.ToString().Contains("all themes", StringComparison.Ordinal).ShouldBe(expected);
    }

    private static void CheckJson(Overview overview)
    {
        using var json = ToJson(overview);
        var order = overview.Round.Directory.Organizations.Select(organization => organization.Code).ToList();
        var overall = json.RootElement.GetProperty("overall");
        CheckPeople(overall, order);
        var silent = overall.GetProperty("invited").GetInt32() - overall.GetProperty("responded").GetInt32();
        Check(overall.GetProperty("noFeedback"), silent, order);
        Check(overall.GetProperty("late"), overview.Overall.Late.Count, order);
        CheckTypes(overall.GetProperty("recommendingByType"), overall.GetProperty("recommendingFinal"), order);
        CheckTypes(overall.GetProperty("inProcessByType"), overall.GetProperty("inProcess"), order);
        foreach (var (region, expected) in json.RootElement.GetProperty("regions").EnumerateArray().Zip(overview.Regions))
        {
            CheckPeople(region, order);
            Check(region.GetProperty("late"), expected.Late.Count, order);
            foreach (var theme in region.GetProperty("themes").EnumerateArray())
            {
                Check(theme.GetProperty("respondentsBy"), theme.GetProperty("respondents").GetInt32(), order);
                foreach (var element in theme.GetProperty("elements").EnumerateArray())
                {
                    Check(element.GetProperty("by"), element.GetProperty("named").GetInt32(), order);
                }
            }
        }
    }

    private static void CheckPeople(JsonElement part, List<string> order)
    {
        Check(part.GetProperty("invitedBy"), part.GetProperty("invited").GetInt32(), order);
        Check(part.GetProperty("respondedBy"), part.GetProperty("responded").GetInt32(), order);
        CheckTypes(part.GetProperty("respondentsByTypeBy"), part.GetProperty("respondedBy"), order);
        CountsByType(part.GetProperty("respondentsByTypeBy"))
            .ShouldBe(part.GetProperty("respondentsByType").EnumerateObject().Select(type => (type.Name, type.Value.GetInt32())));
    }

    private static void CheckTypes(JsonElement types, JsonElement all, List<string> order)
    {
        foreach (var type in types.EnumerateObject())
        {
            Check(type.Value, type.Value.GetArrayLength(), order);
        }

        types.EnumerateObject().SelectMany(type => Codes(type.Value)).OrderBy(order.IndexOf).ShouldBe(Codes(all));
    }

    private static void Check(JsonElement list, int count, List<string> order)
    {
        var codes = Codes(list);
        codes.Count.ShouldBe(count);
        codes.ShouldBe(codes.Distinct().OrderBy(order.IndexOf));
        codes.ShouldBeSubsetOf(order);
    }

    private static List<string> Codes(JsonElement list) => [.. list.EnumerateArray().Select(code => code.GetString()!)];

    private static IEnumerable<(string Type, int Count)> CountsByType(JsonElement types) =>
        types.EnumerateObject().Select(type => (type.Name, type.Value.GetArrayLength()));

    private static IEnumerable<string> GetNames(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => GetNames(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(GetNames),
        _ => [],
    };

    private static JsonDocument ToJson(Overview overview) => JsonDocument.Parse(SmallConsultation.ToText(overview));

    private static List<string[]> ToCsv(Overview overview)
    {
        using var output = new StringWriter();
        OverviewCsv.Write(output, overview);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
    }

    private static SampleRound OpenRound() =>
        SampleRound.ReadChanged(
            "minimal",
            (_, _, _, round) => round["access"] = "open",
            """
            {"respondent": {"id": "anna", "type": "forum", "regions": ["north"]}, "state": "submitted",
             "answers": {"has_recommendations": "yes", "recommendations_status": "final",
              "recommendations": [{"text": "Share data.", "elements": {"elements": ["a"]}}]}}
            """);
}
