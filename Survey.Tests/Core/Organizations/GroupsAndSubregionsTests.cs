using System.Text.Json;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Results;
using Survey.Files.Reports;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Tests.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Organizations;

/// <summary>Groups of types and subregions: read, checked, written and counted.</summary>
public sealed class GroupsAndSubregionsTests
{
    private const string Directory = """
        {"regions":[{"code":"asia","name":"Asia","subregions":[{"code":"west","name":"the West"},{"code":"east","name":"the East"}]},
        {"code":"europe","name":"Europe","subregions":[{"code":"nordic","name":"the North"}]}],
        "groups":[{"code":"iscm","name":"Mechanisms",
        "counted":{"one":"{count} mechanism","other":{"en":"{count} mechanisms","fr":"{count} mécanismes"}}},
        {"code":"other","name":"Others"}],
        "types":[{"code":"rcp","name":"RCP","group":"iscm"},{"code":"reo","name":"REO"}],
        "organizations":[{"code":"arcp","name":"ARCP","type":"rcp","regions":["asia","europe"],"subregions":["west","nordic"]}]}
        """;

    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");

    [Test]
    public void Write_GroupsAndSubregions_IsReadAsEqual()
    {
        var compact = Directory.ReplaceLineEndings("");

        var (directory, problems) = RoundParsing.ReadJson(compact, DirectoryReader.Read);

        problems.ShouldBeEmpty();
        DirectoryWriter.Write(directory!).ShouldBe(compact);
        directory!.Types.Select(type => type.Group?.Code).ShouldBe(["iscm", null]);
        directory.Organizations[0].Subregions.Select(each => each.Position).ShouldBe([0, 2]);
    }

    [TestCase("\"group\":\"iscm\"", "\"group\":\"iscms\"", "group-unknown types #1.group")]
    [TestCase("\"one\":", "\"single\":", "json-unknown-member groups #1.counted.single")]
    [TestCase("{\"one\":\"{count} mechanism\"", "{\"one\":5", "json-wrong-type groups #1.counted.one")]
    [TestCase("\"code\":\"other\"", "\"code\":\"iscm\"", "code-duplicate groups #2.code")]
    [TestCase(
        "\"code\":\"nordic\"",
        "\"code\":\"east\"",
        "code-duplicate regions #2.subregions #1.code",
        "subregion-unknown organizations #1.subregions #2")]
    [TestCase("[\"west\",\"nordic\"]", "[\"west\",\"south\"]", "subregion-unknown organizations #1.subregions #2")]
    [TestCase("[\"west\",\"nordic\"]", "[\"west\",\"west\"]", "code-repeated organizations #1.subregions #2")]
    [TestCase("[\"asia\",\"europe\"]", "[\"asia\"]", "subregion-unknown organizations #1.subregions #2")]
    public void Read_OneFault_IsReportedWithItsPlace(string good, string bad, params string[] expected)
    {
        var (_, problems) = RoundParsing.ReadJson(Directory.Replace(good, bad, StringComparison.Ordinal), DirectoryReader.Read);

        problems.Select(problem => $"{problem.Code} {problem.Place.Path}").ShouldBe(expected);
    }

    [Test]
    public void Read_SubregionOfARegionThatIsNotListed_NamesTheRegion()
    {
        var (_, problems) = RoundParsing.ReadJson(
            Directory.Replace("[\"asia\",\"europe\"]", "[\"asia\"]", StringComparison.Ordinal),
            DirectoryReader.Read);

        problems.ShouldHaveSingleItem().ToString().ShouldContain("europe");
    }

    [Test]
    public void Overview_Grcp7_HasThePrintedGroupAndSubregions()
    {
        var overview = Grcp7.Overview;

        overview.Overall.RespondentsByGroup.Select(each => (each.Group.Code, each.Respondents.Count))
            .ShouldBe([("iscm", 20), ("partner", 7)]);
        var asia = overview.Regions.Single(region => region.Region.Code == "asia-pacific-middle-east");
        asia.Subregions.Select(each => (each.Subregion.Code, each.Responded.Count, each.Recommending.Count))
            .ShouldBe([("mena", 6, 4), ("asia-pacific", 2, 1)]);
        CodesOf(asia.Subregions[0].Responded).ShouldBe(["arcp", "5plus5", "acp-eu", "rabat-process", "add", "unescwa"]);
        overview.Regions.Where(region => region != asia).ShouldAllBe(region => region.Subregions.Count == 0);
        overview.Overall.RecommendingByType.Select(each => each.Respondents).ShouldBe([1, 8, 3, 1, 1]);
        overview.Overall.InProcessByType.Sum(each => each.Respondents).ShouldBe(overview.Overall.InProcess.Count);
    }

    [Test]
    public void Json_GroupsAndSubregions_CountsAndNames()
    {
        using var stream = new MemoryStream();
        OverviewJson.Write(stream, Grcp7.Overview);
        using var json = JsonDocument.Parse(stream.ToArray());

        var overall = json.RootElement.GetProperty("overall");
        overall.GetProperty("respondentsByGroup").GetProperty("iscm").GetInt32().ShouldBe(20);
        overall.GetProperty("respondentsByGroupBy").GetProperty("iscm").GetArrayLength().ShouldBe(20);
        var asia = json.RootElement.GetProperty("regions")[2].GetProperty("subregions");
        asia[0].EnumerateObject().Select(member => member.Name).ShouldBe(["code", "responded", "respondedBy", "recommending"]);
        asia[0].GetProperty("responded").GetInt32().ShouldBe(asia[0].GetProperty("respondedBy").GetArrayLength());
        json.RootElement.GetProperty("regions")[0].TryGetProperty("subregions", out _).ShouldBeFalse();
    }

    [Test]
    public void Json_DirectoryWithoutThem_HasNoSuchMembers()
    {
        var text = SmallConsultation.ToText(Overview.Of(SmallConsultation.Round, SmallConsultation.Round.Rule, []));

        text.ShouldNotContain("Group");
        text.ShouldNotContain("subregions");
    }

    [Test]
    public void CsvAndText_GroupsAndSubregions_AreListed()
    {
        using var csv = new StringWriter();
        OverviewCsv.Write(csv, Grcp7.Overview);
        using var text = new StringWriter();
        OverviewText.Write(PlainConsole.Create(text, Language.English), Grcp7.Overview, only: null, new ReportWording(Grcp7.Round));

        var lines = csv.ToString();
        lines.ShouldContain("respondedByGroup/iscm");
        lines.ShouldContain("grcp7,asia-pacific-middle-east,,,respondedBySubregion/mena,,6,");
        lines.ShouldContain("grcp7,asia-pacific-middle-east,,,recommendingBySubregion/asia-pacific,,1,");
        text.ToString().ShouldContain("Inter-State consultation mechanism on migration (ISCM) (20): GFMD");
        text.ToString().ShouldContain("The Middle East and North Africa (6): ARCP");
    }

    [Test]
    public async Task Results_DirectoryWithGroups_HaveThemAfterTheTypes()
    {
        var results = await RoundResults.Of(Grcp7.Round, ResultSelection.All, Grcp7.Responses.ToAsyncEnumerable());

        var question = results.Questions.Single(each => each.Question.Path == "has_recommendations");
        question.Groups.Select(group => group.Group.Kind).Distinct()
            .ShouldBe([ResultGroupKind.Region, ResultGroupKind.Type, ResultGroupKind.Group]);
        var mechanisms = question.Groups.Single(group => group.Group.Code == "iscm").Tabulation;
        mechanisms.Asked.ShouldBe(20);
        mechanisms.Answered.ShouldBe(
            question.Groups.Where(group => group.Group.Kind == ResultGroupKind.Type).Take(3).Sum(group => group.Tabulation.Answered));
    }

    [TestCase("fr", 1, "un PCR")]
    [TestCase("en", 5, "{count} RCPs")]
    [TestCase("ru", 3, "{count} РКП")]
    public void Counted_EachLanguage_HasItsPluralForms(string language, int count, string expected)
    {
        var counted = Grcp7.Round.Directory.FindType("rcp")!.Counted!;

        counted.Find(count, Language.Get(language), "en").ShouldBe(expected);
    }

    private static IEnumerable<string> CodesOf(RespondentGroup group) => group.Organizations!.Select(organization => organization.Code);
}
