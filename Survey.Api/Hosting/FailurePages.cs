using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Answering;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Core.Problems;

namespace Survey.Api.Hosting;

/// <summary>Shows a problem as a page for people, in place of the document for programs.</summary>
internal static class FailurePages
{
    private const int MostMessages = 10;

    /// <summary>Responds with the page.</summary>
    public static async Task Show(HttpContext context, ProblemResult problem)
    {
        problem.Begin(context);
        var texts = PageLanguage.Choose(context);
        var frame = new PageFrame(texts, texts["failure.title"])
        {
            Subject = new ShownText("SurveyEngine", Language: null, Direction: null),
            Home = "/",
            Address = HttpMethods.IsGet(context.Request.Method) ? "" : null,
        };
        var page = new RazorComponentResult<FailurePage>(new
        {
            Frame = frame,
            Messages = (IReadOnlyList<string>)[.. problem.Problems.Take(MostMessages).Select(each => each.ToText(texts.In))],
            CorrelationId = context.TraceIdentifier,
            Back = FindWithoutQuery(context.Request, problem) ?? await FindBack(context, problem.StatusCode),
        })
        {
            StatusCode = problem.StatusCode,
        };
        await page.ExecuteAsync(context);
    }

    /// <summary>The address without its unknown parameters; null if the problem is another one.</summary>
    private static string? FindWithoutQuery(HttpRequest request, ProblemResult problem)
    {
        var unknown = problem.Problems
            .Where(each => each.Variant == ProblemCatalogue.RequestMalformed["query"]
                || each.Variant == ProblemCatalogue.RequestMalformed["no-query"])
            .Select(each => each.Place.Path)
            .ToHashSet(StringComparer.Ordinal);
        return unknown.Count == 0
            ? null
            : request.PathBase + request.Path + QueryString.Create(request.Query.Where(member => !unknown.Contains(member.Key)));
    }

    /// <summary>
    /// The page to go on to if the one asked for is missing or not allowed; else null. Only then is the visitor looked up,
    /// because with other problems the store may not work.
    /// </summary>
    private static async Task<string?> FindBack(HttpContext context, int status) =>
        status is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound) ? null
        : await LinkAccess.FindHome(context) is { } home ? home
        : (await context.AuthenticateAsync(AccountCookie.Scheme)).Succeeded ? FailurePage.Rounds
        : null;
}
