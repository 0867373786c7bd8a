using System.Net;

namespace Survey.Tests.Support;

/// <summary>The HTML of a page, as tests read it.</summary>
internal static class PageSource
{
    /// <summary>The HTML with its character references decoded.</summary>
    public static string Read(string html) => WebUtility.HtmlDecode(html);

    /// <summary>The HTML of the page at a path.</summary>
    public static async Task<string> Read(HttpClient client, string path) =>
        Read(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The HTML of a response.</summary>
    public static async Task<string> Read(HttpResponseMessage answer) => Read(await answer.Content.ReadAsStringAsync());
}
