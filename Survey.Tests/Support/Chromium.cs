using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Survey.Tests.Support;

/// <summary>Debian's Chromium, shared by all tests of a run. If it is missing, the test is ignored; in CI it fails.</summary>
internal static class Chromium
{
    /// <summary>How long to wait for a page before the test fails; long, since the machine may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly SemaphoreSlim Starting = new(1, 1);

    private static readonly string[] AxeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    private static readonly Lazy<string> Axe = new(() =>
    {
        using var script = typeof(AxeRunOptions)
            .Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")
            .ShouldNotBeNull();
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    });

    private static (IPlaywright Driver, IBrowser Browser)? Shared;

    /// <summary>A new browser context, without cookies.</summary>
    /// <param name="language">Language that it asks pages for.</param>
    /// <param name="withScript">False to disable scripts.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    /// <param name="height">Height of the window in CSS pixels.</param>
    public static async Task<IBrowserContext> Open(string language = "en", bool withScript = true, int width = 1100, int height = 900)
    {
        var browser = await GetBrowser();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            JavaScriptEnabled = withScript,
            ColorScheme = ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            TimezoneId = "Africa/Nairobi",
            ReducedMotion = ReducedMotion.Reduce,
        });

        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return context;
    }

    /// <summary>The text of the first element that a selector finds.</summary>
    public static async Task<string> Text(this IPage page, string selector) =>
        (await page.Locator(selector).First.TextContentAsync()).ShouldNotBeNull();

    /// <summary>
    /// The page has no accessibility fault (WCAG 2.2 A and AA). The colour rules are checked again in dark mode and in a window of 320
    /// pixels, since only they depend on these. The page scrolls sideways in neither window.
    /// </summary>
    public static async Task ShouldBeAccessible(this IPage page, string what)
    {
        (await page.FindFaults()).ShouldBeEmpty(what);
        await page.ShouldNotScrollSideways(what);
        var window = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, window.Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        (await page.RunAxe("rule", ColourRules)).ShouldBeEmpty($"{what}, dark and narrow");
        await page.ShouldNotScrollSideways($"{what}, dark and narrow");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(window.Width, window.Height);
    }

    /// <summary>The accessibility rules that a page breaks, each with the elements.</summary>
    public static async Task<IReadOnlyList<string>> FindFaults(this IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        return await page.RunAxe("tag", AxeTags);
    }

    /// <summary>The page is not wider than the window.</summary>
    public static async Task ShouldNotScrollSideways(this IPage page, string what)
    {
        var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        beyond.ShouldBeLessThanOrEqualTo(0, what);
    }

    // The runner of Deque.AxeCore.Playwright takes four times as long: it opens another page for each page that it checks.
    private static Task<string[]> RunAxe(this IPage page, string type, string[] values) => page.EvaluateAsync<string[]>("""
        async only => (await axe.run(document, { resultTypes: ['violations'], runOnly: only })).violations
          .map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
        """, new { type, values });

    /// <summary>Closes the browser.</summary>
    public static async Task End()
    {
        if (Shared is { } shared)
        {
            await shared.Browser.CloseAsync();
            shared.Driver.Dispose();
        }
    }

    private static async Task<IBrowser> GetBrowser()
    {
        await Starting.WaitAsync();
        try
        {
            if (Shared is not { } shared)
            {
                // The shell is the same browser without its own windows, which saves a sixth of the time.
                var program = ExternalTool.Find("chromium-headless-shell", "chromium");
                var driver = await Playwright.CreateAsync();
                shared = (
                    driver,
                    await driver.Chromium.LaunchAsync(
                        new BrowserTypeLaunchOptions
                        {
                            ExecutablePath = program,
                            Args =
                            [
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                            ],
                        }
                    ));
                Shared = shared;
            }

            return shared.Browser;
        }
        finally
        {
            Starting.Release();
        }
    }
}
