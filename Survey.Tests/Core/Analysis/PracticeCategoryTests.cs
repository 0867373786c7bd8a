using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class PracticeCategoryTests
{
    [Test]
    public void Of_Region_InnovativeSolutionsComeFirst()
    {
        var (round, responses, content) = Read();

        var categories = PracticeCategory.Of(round, content, round.Directory.FindRegion("americas"), responses);

        categories
            .Select(category => category.Category!.Code)
            .ShouldBe([
                "innovative-solutions",
                "legislation-policies",
                "projects",
                "capacity-building",
                "manuals-guidance",
                "structures",
                "research-data",
                "dialogue",
            ]);
        categories[0].Practices.Select(practice => practice.Response.Respondent.Id).Distinct().ShouldBe(["rcm"]);
    }

    [Test]
    public void Of_OrganizationOfSeveralRegions_ItsPracticesStandInEach()
    {
        var (round, responses, content) = Read();

        var regions = round
            .Directory.Regions.Where(region =>
                PracticeCategory
                    .Of(round, content, region, responses)
                    .SelectMany(category => category.Practices)
                    .Any(practice => practice.Response.Respondent.Id == "acp-eu"))
            .Select(region => region.Code);

        regions.ShouldBe(["africa", "americas", "asia-pacific-middle-east", "europe"]);
    }

    [TestCase("khartoum-process", "Khartoum Process", "europe")]
    [TestCase("khartoum-process", "Rome Declaration", "africa europe")]
    [TestCase("rabat-process", "Rabat Process Guidance on the global compact for migration", "asia-pacific-middle-east")]
    public void Of_PracticeListedInSomeRegions_StandsThereAlone(string organization, string title, string expected)
    {
        var (round, responses, content) = Read();

        var regions = round.Directory.Regions
            .Where(region => PracticeCategory
                .Of(round, content, region, responses)
                .SelectMany(category => category.Practices)
                .Any(practice => practice.GetTitle("en", "en") == title && practice.Response.Respondent.Id == organization))
            .Select(region => region.Code);

        string.Join(' ', regions).ShouldBe(expected);
    }

    [Test]
    public void Of_PracticeOfSeveralCategories_StandsInEach()
    {
        var (round, responses, content) = Read();

        PracticeCategory
            .Of(round, content, round.Directory.FindRegion("africa"), responses)
            .Where(category => category.Practices.Any(practice =>
                practice.GetTitle("en", "en") == "ECOWAS – Spain Fund for Migration and Development"))
            .Select(category => category.Category!.Code)
            .ShouldBe(["innovative-solutions", "legislation-policies", "structures"]);
    }

    [Test]
    public void Of_NoRegion_IsTheGlobalProcessesAlone()
    {
        var (round, responses, content) = Read();

        var practices = PracticeCategory
            .Of(round, content, region: null, responses)
            .SelectMany(category => category.Practices)
            .ToList();

        practices.ShouldAllBe(practice => practice.Response.Respondent.Id == "gfmd");
        practices.Count.ShouldBe(15);
    }

    private static (Round Round, IReadOnlyList<Response> Responses, ReportContent Content) Read()
    {
        var sample = SampleRound.Read("grcp7");
        return (sample.Round, sample.Responses, sample.Content);
    }
}
