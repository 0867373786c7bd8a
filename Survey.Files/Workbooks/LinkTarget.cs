namespace Survey.Files.Workbooks;

/// <summary>The address of a link in a form that Excel opens.</summary>
internal static class LinkTarget
{
    // Excel refuses a file with a longer address.
    private const int MaxLength = 2079;

    /// <summary>
    /// The address in ASCII, with the host in Punycode: Excel repairs a file whose links have other letters, and drops content. A
    /// backslash stays one. Null if the text is not a web address, or too long: then it is written as text only.
    /// </summary>
    public static Uri? Find(string address)
    {
        if (!Uri.TryCreate(address.Replace("\\", "%5C", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        var target = new Uri(new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri);
        return target.AbsoluteUri.Length <= MaxLength ? target : null;
    }
}
