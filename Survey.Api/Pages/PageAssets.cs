using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Survey.Api.Pages;

/// <summary>The stylesheets, the script and the icon. They are part of the program, and their address holds their hash, so that browsers keep them for good.</summary>
public static partial class PageAssets
{
    /// <summary>The stylesheet.</summary>
    public static PageAsset Style { get; } = Read("survey.css", "text/css");

    /// <summary>The stylesheet that coordinators' pages have beside it, so that those who answer need not load it.</summary>
    public static PageAsset DeskStyle { get; } = Read("desk.css", "text/css");

    /// <summary>The script.</summary>
    public static PageAsset Script { get; } = Read("survey.js", "text/javascript");

    /// <summary>The script that shows the description of the API.</summary>
    public static PageAsset DocsScript { get; } = Read("docs.js", "text/javascript");

    /// <summary>The picture browsers show beside a page's title.</summary>
    public static PageAsset Icon { get; } = Read("icon.svg", "image/svg+xml");

    /// <summary>Serves the assets.</summary>
    public static IEndpointRouteBuilder MapPageAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in new[] { Style, DeskStyle, Script, DocsScript, Icon })
        {
            routes.MapGet(asset.Address, (HttpResponse response) => Serve(asset, response)).ExcludeFromDescription().AllowAnonymous();
        }

        return routes;
    }

    private static IResult Serve(PageAsset asset, HttpResponse response)
    {
        response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, $"{asset.ContentType}; charset=utf-8");
    }

    private static PageAsset Read(string file, string contentType)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(PageAssets).Namespace}.Assets.{file}")!;
        using var reader = new StreamReader(stream);

        // Comments and the space between words are for those who read the source. In these files a comment has its lines
        // for itself; a line that ends with a brace stays one, since that may end a statement.
        var content = Encoding.UTF8.GetBytes(Spaces().Replace(CommentsAndIndentation().Replace(reader.ReadToEnd(), ""), "${kept}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new PageAsset($"/assets/{hash}/{file}", contentType, content);
    }

    [GeneratedRegex(@"^[ \t]*(//.*|/\*[^*]*\*/)?[ \t]*\r?(\n|\z)|^[ \t]+", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentsAndIndentation();

    // Texts in quotes stay as they are. A space before a colon or a minus may mean something in a stylesheet.
    [GeneratedRegex(@"(?<kept>""[^""\n]*""|`[^`]*`)|(?<=:)[ ]|[ ]*(?<kept>[{;,])\s*|[ ]*(?<kept>[}=>?])[ ]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
