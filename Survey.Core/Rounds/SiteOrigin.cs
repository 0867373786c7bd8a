namespace Survey.Core.Rounds;

/// <summary>The origin of a web site.</summary>
public static class SiteOrigin
{
    /// <summary>The origin in the form that browsers compare: <c>https://www.example.org</c>; null if the text is none.</summary>
    /// <param name="text">Scheme and host, with a port if it is not the usual one, and without a path.</param>
    public static string? Find(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address.UserInfo.Length == 0
        && address.IdnHost.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
        && address.PathAndQuery == "/"
        && address.Fragment.Length == 0
            ? $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : $":{address.Port}")}"
            : null;
}
