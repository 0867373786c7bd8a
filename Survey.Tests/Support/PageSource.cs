using System.Net;

namespace Survey.Tests.Support;

/// <summary>The source of a page as tests read it.</summary>
internal static class PageSource
{
    /// <summary>The source with its characters decoded.</summary>
    public static string Read(string html) => WebUtility.HtmlDecode(html);

    /// <summary>The source of a page of a client.</summary>
    public static async Task<string> Read(HttpClient client, string path) => Read(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The source of an answer.</summary>
    public static async Task<string> Read(HttpResponseMessage answer) => Read(await answer.Content.ReadAsStringAsync());
}
