using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>Rows with coded questions of two frameworks, in a browser.</summary>
public sealed class SeveralFrameworksPageTests
{
    [Test]
    public async Task List_OfEachQuestion_ShowsItsOwnFrameworkAndWritesItsCodes()
    {
        using var round = await CollectingRound.Make("grcp7", folder =>
        {
            folder.Write(TwoFrameworks.File, TwoFrameworks.Goals);
            folder.Replace(
                "questionnaire.json",
                "{\n              \"type\": \"url\",\n              \"code\": \"link\",",
                """
                {"type": "coded", "code": "goals", "framework": "sdg", "label": "Goals"},
                {"type": "url", "code": "link",
                """);
        });
        (await round.Save("igad-rcp", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}]}""")).Succeeded.ShouldBeTrue();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.ComeTo(service, "sections/2");
        var page = secretariat.Page;

        await secretariat.Press("list/recommendations/1/goals");
        (await page.Locator("dialog:visible h2").TextContentAsync()).ShouldBe("Sustainable goals");
        await page.ShouldBeAccessible("list of the second framework");
        await page.FillAsync("dialog:visible [type=search]", "work");
        (await page.Locator("dialog label.choice:visible").AllTextContentsAsync()).ShouldHaveSingleItem().ShouldContain("(8) Decent work");
        await page.CheckAsync("dialog:visible [value='8']");
        await page.ClickAsync("dialog:visible [value=take]");
        await secretariat.Press("list/recommendations/1/elements");
        (await page.Locator("dialog:visible [value='8']").CountAsync()).ShouldBe(0);
        await page.CheckAsync("dialog:visible [value=h]");
        await page.ClickAsync("dialog:visible [value=take]");

        await secretariat.WaitUntilSaved(round, dossier =>
            dossier.Content.Answers.GetRows("recommendations") is [var row]
            && row.Find("goals")?.ToText() == "8"
            && row.Find("elements")?.ToText() == "h");
        (await page.Locator(".picked li").AllTextContentsAsync()).Select(text => text.Trim())
            .ShouldBe(["(h) Remittances", "(8) Decent work"]);
    }
}
