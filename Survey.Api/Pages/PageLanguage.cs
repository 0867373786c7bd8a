using Survey.Api.Texts;

namespace Survey.Api.Pages;

/// <summary>Which of the interface's languages a visitor gets: the one asked for, else the one chosen before, else what the browser prefers, else English.</summary>
public static class PageLanguage
{
    /// <summary>The query parameter that asks for a language, and the cookie that remembers it.</summary>
    public const string Parameter = "lang";

    /// <summary>The texts in the visitor's language. What the address asks for is remembered for a year.</summary>
    /// <param name="context">The request.</param>
    /// <param name="preferred">The language where the browser asks for none of the interface's, such as the one a response is written in; null for English.</param>
    public static InterfaceTexts Choose(HttpContext context, string? preferred = null)
    {
        if (Find(context.Request.Query[Parameter]) is { } asked)
        {
            context.Response.Cookies.Append(
                Parameter,
                asked,
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true });
            return InterfaceTexts.Of(asked);
        }

        var accepted = context.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Find(language.Value.Value));
        return InterfaceTexts.Of(Find(context.Request.Cookies[Parameter]) ?? accepted.FirstOrDefault(found => found is not null) ?? Find(preferred) ?? "en");
    }

    /// <summary>The interface's language that a tag asks for: <c>fr</c> for <c>fr-CH</c>; null if there is none.</summary>
    private static string? Find(string? tag)
    {
        var primary = tag?.Split('-')[0];
        return InterfaceTexts.Languages.Select(language => language.Tag).FirstOrDefault(each => string.Equals(each, primary, StringComparison.OrdinalIgnoreCase));
    }
}
