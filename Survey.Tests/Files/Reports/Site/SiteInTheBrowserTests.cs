using Survey.Core.Languages;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Site;

/// <summary>The site as its readers see it: opened from a folder.</summary>
internal sealed class SiteInTheBrowserTests
{
    [Test]
    public async Task Pages_OfTheSample_AreAccessibleAndSearchPractices()
    {
        using var folder = new TemporaryFolder();
        var site = await PublishedSiteTests.Publish("grcp7", PublicationConsent.Names, Language.Get("en"), Language.Get("ar"));
        foreach (var (path, text) in site)
        {
            folder.Write(path, text);
        }

        await using var context = await Chromium.Open();
        var page = await context.NewPageAsync();
        foreach (var path in (string[])["en/index.html", "ar/region-africa.html", "en/questions.html", "en/practices.html"])
        {
            await page.GotoAsync($"file://{folder.PathOf(path)}");
            await page.ShouldBeAccessible(path);
        }

        var cards = page.Locator("article:visible");
        var all = await cards.CountAsync();
        await page.GetByLabel("Search").FillAsync("citoyennete mitreden");
        (await cards.CountAsync()).ShouldBe(1);
        await page.GetByLabel("Search").FillAsync("");
        (await cards.CountAsync()).ShouldBe(all);
    }

    [Test]
    public async Task Practices_WithoutScript_AreAllThere()
    {
        using var folder = new TemporaryFolder();
        var site = await PublishedSiteTests.Publish("grcp7", PublicationConsent.Names);
        folder.Write("en/practices.html", site["en/practices.html"]);
        await using var context = await Chromium.Open(withScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"file://{folder.PathOf("en/practices.html")}");
        (await page.Locator("#search").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("article:visible").CountAsync()).ShouldBeGreaterThan(100);
    }
}
