using Survey.Tests.Support;

namespace Survey.Tests.Api.Describing;

/// <summary>The page that shows the API, in a browser that keeps to the content security policy.</summary>
public sealed class DocsPageTests
{
    [Test]
    public async Task Docs_AnOperationOpened_ShowsItsExamplesAndTheBrowserRefusesNothing()
    {
        using var folder = new TemporaryFolder();
        await using var service = await RunningService.Start(folder.PathOf("survey.db"), TimeProvider.System);
        await using var browser = await Chromium.Open();
        var page = await browser.NewPageAsync();
        var refused = new List<string>();
        page.Console += (_, message) => refused.Add($"{message.Type}: {message.Text}");

        await page.GotoAsync($"{service.Address}/docs/index.html");
        await page.ClickAsync("[id$='-AddContact'] .opblock-summary-control");
        await page.WaitForSelectorAsync("[id$='-AddContact'] .responses-wrapper .response[data-code='422'] .example");

        (await page.Locator("[id$='-AddContact'] .opblock-section-request-body").InnerTextAsync()).ShouldContain("secretariat@example.org");
        (await page.Locator("[id$='-AddContact'] .response[data-code='200'] .example").InnerTextAsync()).ShouldContain(
            "\"gcm-modalities-2017\"");
        (await page.Locator("[id$='-AddContact'] .response[data-code='422'] .example").InnerTextAsync()).ShouldContain("answer-missing");
        refused.ShouldBeEmpty();
    }
}
