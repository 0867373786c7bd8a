using Survey.Core.Languages;

namespace Survey.Api.Http;

/// <summary>The language for messages to API clients, from the header Accept-Language.</summary>
internal static class ReaderLanguage
{
    /// <summary>The preferred language that exists, otherwise English. Sets Content-Language.</summary>
    public static Language Choose(HttpContext context)
    {
        var language = context.Request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Quality is null or > 0)
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => Language.Find(accepted.Value.Value))
            .FirstOrDefault(found => found is not null) ?? Language.English;
        context.Response.Headers.ContentLanguage = language.Tag;
        return language;
    }
}
