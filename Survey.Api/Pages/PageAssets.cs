using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Survey.Api.Pages;

/// <summary>
/// The stylesheets, scripts and icon embedded in the program. Their paths contain a hash of the content, so that browsers can cache them
/// forever. They are compressed once, at start.
/// </summary>
public static class PageAssets
{
    private const string Folder = "Survey.Api.Pages.Assets.";
    private const string ScriptFolder = Folder + "Script.";
    private const string JavaScript = "text/javascript";

    /// <summary>The stylesheet of all pages.</summary>
    public static PageAsset Style { get; } = ReadAsset("survey.css", "text/css");

    /// <summary>Additional stylesheet of coordinators' pages, which respondents need not load.</summary>
    public static PageAsset DeskStyle { get; } = ReadAsset("desk.css", "text/css");

    /// <summary>Modules of the script. They import each other by name, so their paths have the same hash.</summary>
    public static IReadOnlyList<PageAsset> Modules { get; } = ReadModules();

    /// <summary>The module that starts the script.</summary>
    public static PageAsset Script { get; } = Modules.Single(module => module.Address.EndsWith("/survey.js", StringComparison.Ordinal));

    /// <summary>The module that the editor of questionnaires loads.</summary>
    public static PageAsset Dragging { get; } = Modules.Single(module => module.Address.EndsWith("/drag.js", StringComparison.Ordinal));

    /// <summary>The script of the page that shows the description of the API.</summary>
    public static PageAsset DocsScript { get; } = ReadAsset("docs.js", JavaScript);

    /// <summary>The icon of all pages.</summary>
    public static PageAsset Icon { get; } = ReadAsset("icon.svg", "image/svg+xml");

    /// <summary>Serves the assets.</summary>
    public static IEndpointRouteBuilder MapPageAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in new[] { Style, DeskStyle, DocsScript, Icon }.Concat(Modules))
        {
            routes.MapGet(asset.Address, (HttpContext context) => Serve(asset, context)).ExcludeFromDescription().AllowAnonymous();
        }

        return routes;
    }

    private static IResult Serve(PageAsset asset, HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding
            .Where(encoding => encoding.Quality != 0)
            .Select(encoding => encoding.Value.Value)
            .ToList();
        var (content, compression) = accepted.Contains("br", StringComparer.OrdinalIgnoreCase) ? (asset.Brotli, "br")
            : accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (asset.Gzip, "gzip")
            : (asset.Content, null);
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentEncoding = compression;
        return Results.Bytes(content, $"{asset.ContentType}; charset=utf-8");
    }

    private static PageAsset ReadAsset(string file, string contentType)
    {
        var content = Read(Folder + file);
        return new PageAsset($"/assets/{HashOf(content)}/{file}", contentType, content);
    }

    private static IReadOnlyList<PageAsset> ReadModules()
    {
        var modules = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(ScriptFolder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (File: name[ScriptFolder.Length..], Content: Read(name)))
            .ToList();
        var hash = HashOf([.. modules.SelectMany(module => module.Content)]);
        return [.. modules.Select(module => new PageAsset($"/assets/{hash}/{module.File}", JavaScript, module.Content))];
    }

    private static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
}
