using Microsoft.Playwright;
using Survey.Tests.Support;

namespace Survey.Tests.Answering;

public sealed class ScratchLook
{
    [Test]
    public async Task Look()
    {
        using var round = new CollectingRound("grcp7");
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var browser = await Chromium.Open("en");
        var page = await browser.NewPageAsync();
        page.Console += (_, message) => TestContext.Out.WriteLine($"console: {message.Text}");
        page.Response += async (_, r) => { if (r.Status >= 400) { TestContext.Out.WriteLine($"console: {r.Status} {r.Url} {(r.Status == 500 ? await r.TextAsync() : "")}"); } };
        page.PageError += (_, message) => TestContext.Out.WriteLine($"error: {message}");
        await page.GotoAsync(service.IssueLink("grcp7", "igad-rcp"));
        await Shot(page, "start");
        await page.FillAsync("#name", "Amina Said");
        await page.ClickAsync("button.main");
        await Shot(page, "tasks");
        await page.ClickAsync(".tasks a");
        await Shot(page, "s1");
        await page.FillAsync("#mechanism", "IGAD Regional Consultative Process");
        await page.WaitForTimeoutAsync(2500);
        await Shot(page, "s1-saved");
        await page.ClickAsync("button[value=continue]");
        await page.ClickAsync("text=Yes");
        await page.WaitForTimeoutAsync(800);
        await page.ClickAsync("button.add");
        await Shot(page, "s2-row");
        await page.ClickAsync(".pick");
        await Shot(page, "s2-dialog");
        await page.FillAsync("dialog [type=search]", "remit");
        await Shot(page, "s2-filter");
        await page.CheckAsync("dialog [value=h]"); await page.ClickAsync("dialog button.main");
        await page.FillAsync("[name='recommendations/1/link']", "not a link");
        await page.ClickAsync("button[value=continue]");
        await Shot(page, "s2-error");
        await page.GotoAsync(page.Url.Split("/sections")[0] + "/check");
        await Shot(page, "check");
        await page.GotoAsync(page.Url.Split("/check")[0] + "?lang=ar");
        await Shot(page, "start-ar");
    }

    private static Task Shot(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = $"/tmp/look/{name}.png", FullPage = true });
}
