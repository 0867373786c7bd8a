using System.Text.RegularExpressions;
using Survey.Api.Pages;

namespace Survey.Tests.Support;

/// <summary>Number of bytes that a browser with an empty cache loads for a page.</summary>
internal static partial class PageWeight
{
    /// <summary>Maximum size of a page with everything it loads, compressed, in bytes.</summary>
    public const int Limit = 35 * 1024;

    /// <summary>Gets a page and every asset that it names, compressed, and adds up the sizes of their bodies.</summary>
    /// <param name="client">An authorized client.</param>
    /// <param name="path">The page's path.</param>
    /// <param name="encoding">The compression that the browser supports: <c>br</c> or <c>gzip</c>.</param>
    public static async Task<int> Measure(HttpClient client, string path, string encoding)
    {
        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var weight = 0;
        foreach (var address in AssetsIn(html).Prepend(path))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            answer.Content.Headers.ContentEncoding.ShouldBe([encoding], address);
            weight += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        return weight;
    }

    /// <summary>The addresses of the assets that a page names.</summary>
    public static IReadOnlyList<string> AssetsIn(string html) =>
        [.. Asset().Matches(html).Select(asset => asset.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The compressed bytes of the assets that a page names.</summary>
    public static int OfAssetsIn(string html)
    {
        PageAsset[] all = [PageAssets.Style, PageAssets.DeskStyle, PageAssets.Icon, .. PageAssets.Modules];
        return AssetsIn(html).Sum(address => all.Single(asset => asset.Address == address).Brotli.Length);
    }

    [GeneratedRegex("(?<=(href|src)=\")/assets/[^\"]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();
}
