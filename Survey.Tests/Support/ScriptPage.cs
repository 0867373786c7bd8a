using Microsoft.Playwright;
using Survey.Api.Pages;

namespace Survey.Tests.Support;

/// <summary>A small page in Chromium that can import the modules of the pages' script. No service runs behind it.</summary>
internal sealed class ScriptPage : IAsyncDisposable
{
    /// <summary>Script that fills the browser's storage.</summary>
    public const string FillStorage = """
        for (let size = 8 * 1024 * 1024; size >= 1; size = Math.floor(size / 2)) {
          try { localStorage.setItem(`full ${size}`, "x".repeat(size)); } catch { /* Less fits. */ }
        }
        """;

    private const string Address = "http://pages.test/answer/1/sections/2";

    private readonly IBrowserContext _browser;

    private ScriptPage(IBrowserContext browser, IPage page)
    {
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Opens a page.</summary>
    /// <param name="html">The content of its body.</param>
    /// <param name="deniesStorage">True if the browser denies it all site data.</param>
    public static async Task<ScriptPage> Open(string html = "", bool deniesStorage = false)
    {
        var browser = await Chromium.Open();
        var page = await browser.NewPageAsync();
        await page.RouteAsync("**/*", route => route.FulfillAsync(Respond(new Uri(route.Request.Url), html, deniesStorage)));
        await page.GotoAsync(Address);
        return new ScriptPage(browser, page);
    }

    /// <summary>Runs script that uses a module by its name.</summary>
    /// <param name="module">The module, such as <c>rows</c>.</param>
    /// <param name="script">The body of a function; what it returns is the result.</param>
    public Task<T> Run<T>(string module, string script) =>
        Page.EvaluateAsync<T>($"async () => {{ const {module} = await import('/script/{module}.js'); {script} }}");

    /// <summary>Runs script for its effects.</summary>
    /// <inheritdoc cref="Run{T}"/>
    public Task Run(string module, string script) => Run<object?>(module, script);

    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();

    private static RouteFulfillOptions Respond(Uri address, string html, bool deniesStorage)
    {
        var module = PageAssets.Modules.FirstOrDefault(each => Path.GetFileName(each.Address) == Path.GetFileName(address.AbsolutePath));
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Access-Control-Allow-Origin"] = "*" };
        if (deniesStorage)
        {
            // A sandboxed page has an origin of its own, for which the browser stores nothing.
            headers["Content-Security-Policy"] = "sandbox allow-scripts";
        }

        return module is null
            ? new() { ContentType = "text/html", Headers = headers, Body = $"<!DOCTYPE html><html lang=en><meta charset=utf-8>{html}" }
            : new() { ContentType = "text/javascript", Headers = headers, BodyBytes = module.Content };
    }
}
