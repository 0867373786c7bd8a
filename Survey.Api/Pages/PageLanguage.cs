using Survey.Api.Texts;
using Survey.Core.Languages;

namespace Survey.Api.Pages;

/// <summary>
/// Chooses a visitor's language: the requested one, else the one chosen before, else the browser's preference, else English.
/// </summary>
public static class PageLanguage
{
    /// <summary>Name of the query parameter that requests a language, and of the cookie that remembers it.</summary>
    public const string Parameter = "lang";

    /// <summary>The texts in the visitor's language. A language requested by the query is remembered for a year.</summary>
    /// <param name="context">The request.</param>
    /// <param name="preferred">
    /// Used if the browser prefers no language of the interface, for instance the language of a response; null for English.
    /// </param>
    public static InterfaceTexts Choose(HttpContext context, string? preferred = null)
    {
        if (Find(context.Request.Query[Parameter]) is { } asked)
        {
            context.Response.Cookies.Append(
                Parameter,
                asked,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                    Path = "/",
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                }
            );
            return InterfaceTexts.Of(asked);
        }

        return InterfaceTexts.Of(FindWanted(context.Request) ?? Find(preferred) ?? "en");
    }

    /// <summary>
    /// The language of a report to download: that of the visitor's pages, or of the header Accept-Language; null for none.
    /// </summary>
    public static Language? OfDownload(HttpRequest request) =>
        (Find(request.Query[Parameter]) ?? FindWanted(request)) is { } tag ? Language.Get(tag) : null;

    /// <summary>The language chosen before, else the browser's preference; null for none.</summary>
    private static string? FindWanted(HttpRequest request) =>
        Find(request.Cookies[Parameter])
        ?? request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Find(language.Value.Value))
            .FirstOrDefault(found => found is not null);

    /// <summary>The interface's language for a tag: <c>fr</c> for <c>fr-CH</c>; null if there is none.</summary>
    private static string? Find(string? tag)
    {
        var primary = tag?.Split('-')[0];
        return InterfaceTexts
            .Languages.Select(language => language.Tag)
            .FirstOrDefault(each => string.Equals(each, primary, StringComparison.OrdinalIgnoreCase));
    }
}
