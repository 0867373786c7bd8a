using System.Net;
using System.Text.RegularExpressions;

namespace Survey.Tests.Support;

/// <summary>The source of a page as tests read it.</summary>
internal static partial class PageSource
{
    /// <summary>The source with every attribute in quotation marks, which pages leave out where they can, and with its characters decoded.</summary>
    public static string Read(string html) => WebUtility.HtmlDecode(Tag().Replace(html, tag => Bare().Replace(tag.Value, "=\"${value}\"")));

    /// <summary>The source of a page of a client.</summary>
    public static async Task<string> Read(HttpClient client, string path) => Read(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The source of an answer.</summary>
    public static async Task<string> Read(HttpResponseMessage answer) => Read(await answer.Content.ReadAsStringAsync());

    [GeneratedRegex("<[a-z][^<>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("""=(?<value>[^\s"'=<>`]+)(?=[\s>])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();
}
