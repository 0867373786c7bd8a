using System.Net;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The page of alignment tables.</summary>
public sealed class AlignmentPagesTests
{
    [Test]
    public async Task GetAlignments_Answered_ShowsEachEntryWithItsOrganizations()
    {
        using var service = await LoadedService.Start("panama-2023");

        (await service.Read("/rounds/panama-2023/overview")).ShouldContain("href=\"/rounds/panama-2023/alignments\"");
        var page = await service.Read("/rounds/panama-2023/alignments");

        var rows = page.Split("<tr>");
        var first = rows.First(row => row.Contains("Protection of migrants in vulnerable situations", StringComparison.Ordinal));
        first.ShouldContain("Address and reduce vulnerabilities in migration");
        first.ShouldContain("<summary>named by 3 respondents</summary>");
        page.ShouldContain("Only submitted and endorsed responses count.");
        first.ShouldContain("named by nobody");
        first.ShouldContain("href=\"/rounds/panama-2023/responses/");
        page.ShouldContain("href=\"/rounds/panama-2023/alignments.xlsx\"");
    }

    [TestCase("fr", "Tableaux de concordance")]
    [TestCase("ar", "جداول المواءمة")]
    public async Task GetAlignments_InALanguage_IsInIt(string language, string title)
    {
        using var service = await LoadedService.Start("panama-2023");

        (await service.Read($"/rounds/panama-2023/alignments?lang={language}")).ShouldContain($"{title}</h1>");
    }

    [Test]
    public async Task GetAlignments_RoundWithoutThem_SaysSo()
    {
        using var service = await LoadedService.Start("minimal");

        (await service.Read("/rounds/minimal/overview")).ShouldNotContain("/alignments");
        var page = await service.Read("/rounds/minimal/alignments");
        page.ShouldContain("The round has no alignment tables.");
        page.ShouldNotContain("alignments.xlsx");
        (await service.Get("/rounds/elsewhere/alignments")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
