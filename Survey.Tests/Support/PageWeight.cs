using System.Text.RegularExpressions;
using Survey.Api.Pages;

namespace Survey.Tests.Support;

/// <summary>How many bytes a page is on its way to a browser that has nothing of it yet.</summary>
internal static partial class PageWeight
{
    /// <summary>The most that a page may weigh, compressed, with all that it loads.</summary>
    public const int Limit = 35 * 1024;

    /// <summary>Gets a page and every asset that it names, compressed, and adds up their bodies.</summary>
    /// <param name="client">The client, which is let in.</param>
    /// <param name="path">The page's address.</param>
    /// <param name="encoding">The compression that the browser knows: <c>br</c> or <c>gzip</c>.</param>
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
