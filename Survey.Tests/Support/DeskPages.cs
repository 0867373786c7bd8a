using Microsoft.Playwright;

namespace Survey.Tests.Support;

/// <summary>Steps of tests on coordinators' pages.</summary>
internal static class DeskPages
{
    /// <summary>Clicks the first button of the form whose action ends with this text.</summary>
    public static async Task Press(this IPage page, string action)
    {
        var loaded = new TaskCompletionSource();
        void Note(object? sender, IPage loadedPage) => loaded.TrySetResult();
        page.DOMContentLoaded += Note;
        await page.ClickAsync($"form[action$='{action}'] button >> nth=0");
        await loaded.Task.WaitAsync(Chromium.Patience);
        page.DOMContentLoaded -= Note;
    }

    /// <summary>
    /// Waits until the address ends with this text. Not for an event of the navigation: where that comes before the wait begins, Playwright
    /// may miss it.
    /// </summary>
    public static async Task WaitForAddress(this IPage page, string ending)
    {
        for (var waited = 0; !page.Url.EndsWith(ending, StringComparison.Ordinal); waited++)
        {
            waited.ShouldBeLessThan((int)Chromium.Patience.TotalSeconds * 20, page.Url);
            await Task.Delay(50);
        }
    }

    /// <summary>The page's main text contains the text.</summary>
    public static async Task ShouldSay(this IPage page, string text) =>
        (await page.InnerTextAsync("main")).ShouldContain(text, customMessage: page.Url);
}
