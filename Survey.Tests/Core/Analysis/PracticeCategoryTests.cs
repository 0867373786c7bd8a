using Survey.Core.Analysis;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

public sealed class PracticeCategoryTests
{
    [Test]
    public void Of_Region_InnovativeSolutionsComeFirst()
    {
        var (round, responses) = SampleRound.Read("grcp7");

        var categories = PracticeCategory.Of(round, round.Directory.FindRegion("americas"), responses);

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
        var (round, responses) = SampleRound.Read("grcp7");

        var regions = round
            .Directory.Regions.Where(region =>
                PracticeCategory
                    .Of(round, region, responses)
                    .SelectMany(category => category.Practices)
                    .Any(practice => practice.Response.Respondent.Id == "acp-eu"))
            .Select(region => region.Code);

        regions.ShouldBe(["africa", "americas", "asia-pacific-middle-east", "europe"]);
    }

    [Test]
    public void Of_NoRegion_IsTheGlobalProcessesAlone()
    {
        var (round, responses) = SampleRound.Read("grcp7");

        var practices = PracticeCategory.Of(round, region: null, responses).SelectMany(category => category.Practices).ToList();

        practices.ShouldAllBe(practice => practice.Response.Respondent.Id == "gfmd");
        practices.Count.ShouldBe(9);
    }
}
