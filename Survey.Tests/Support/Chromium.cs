using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Survey.Tests.Support;

/// <summary>Debian's Chromium, one for all tests of a run. Where it is missing, the test is ignored; in CI it fails.</summary>
internal static class Chromium
{
    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static IBrowser? Shared;

    /// <summary>A browser without cookies, in which nobody has been anywhere.</summary>
    /// <param name="language">What it asks pages for.</param>
    /// <param name="withScript">Whether it runs scripts.</param>
    /// <param name="dark">Whether it asks for dark pages.</param>
    /// <param name="width">The window's width in CSS pixels.</param>
    /// <param name="height">Its height.</param>
    public static async Task<IBrowserContext> Open(string language = "en", bool withScript = true, bool dark = false, int width = 1100, int height = 900)
    {
        var browser = await GetBrowser();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            JavaScriptEnabled = withScript,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            TimezoneId = "Africa/Nairobi",
            ReducedMotion = ReducedMotion.Reduce,
        });

        // For a machine that builds something else meanwhile.
        context.SetDefaultTimeout(30_000);
        return context;
    }

    /// <summary>The text of the first element that a selector finds.</summary>
    public static async Task<string> Text(this IPage page, string selector) => (await page.Locator(selector).First.TextContentAsync()).ShouldNotBeNull();

    /// <summary>Holds a page against the rules of accessibility (WCAG 2.2 A and AA); there must be no violation.</summary>
    public static async Task ShouldBeAccessible(this IPage page, string what) => (await page.FindFaults()).ShouldBeEmpty(what);

    /// <summary>The rules of accessibility that a page breaks, each with what breaks it.</summary>
    public static async Task<IReadOnlyList<string>> FindFaults(this IPage page)
    {
        var options = new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };
        var result = await page.RunAxe(options);
        return [.. result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")];
    }

    /// <summary>Nothing of a page may lie beside the window.</summary>
    public static async Task ShouldNotScrollSideways(this IPage page, string what)
    {
        var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        beyond.ShouldBeLessThanOrEqualTo(0, what);
    }

    private static async Task<IBrowser> GetBrowser()
    {
        await Starting.WaitAsync();
        try
        {
            if (Shared is null)
            {
                var program = ExternalTool.Find("chromium");
                var playwright = await Playwright.CreateAsync();
                Shared = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
                {
                    ExecutablePath = program,
                    Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
                });
            }

            return Shared;
        }
        finally
        {
            Starting.Release();
        }
    }
}
