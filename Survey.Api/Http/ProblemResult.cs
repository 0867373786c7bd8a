using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Survey.Api.Access;
using Survey.Api.Answering;
using Survey.Api.Hosting;
using Survey.Api.Pages;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>The response to a request that has problems.</summary>
public sealed class ProblemResult : IResult, IStatusCodeHttpResult
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>File name in the places of problems of a request's body.</summary>
    public const string Body = "body";

    /// <summary>Maximum number of problems listed in a response.</summary>
    internal const int MostListed = 200;

    private readonly IReadOnlyList<Problem> _problems;
    private readonly int _notListed;

    private ProblemResult(int status, IReadOnlyList<Problem> problems, int notListed)
    {
        StatusCode = status;
        _problems = problems;
        _notListed = notListed;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    /// <summary>When to retry, for the header Retry-After; null if a retry does not help.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    private object? Current { get; init; }

    /// <summary>A single problem of the request as a whole.</summary>
    public static ProblemResult Of(int status, ProblemVariant variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        Of(status, new Problem(variant, Place.OfFile("request"), details.ToArray()));

    /// <summary>A single problem.</summary>
    public static ProblemResult Of(int status, Problem problem, TimeSpan? retryAfter = null) =>
        new(status, [problem], 0) { RetryAfter = retryAfter };

    /// <summary>The problems of a failed outcome; the first error determines the status.</summary>
    public static ProblemResult Of<T>(Outcome<T> outcome)
        where T : class
    {
        var ordered = outcome.Problems.OrderBy(problem => problem.Severity).ToList();
        return new ProblemResult(
            ProblemStatus.Of(ordered[0].Kind),
            [.. ordered.Take(MostListed)],
            outcome.ProblemsNotKept + Math.Max(0, ordered.Count - MostListed));
    }

    /// <summary>Adds the present state, so that a client with an outdated version can compare it.</summary>
    public ProblemResult With(object current) => new(StatusCode, _problems, _notListed) { RetryAfter = RetryAfter, Current = current };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Begin(httpContext);
        var language = ReaderLanguage.Choose(httpContext);
        var first = _problems[0];
        var document = new ProblemDocument(
            $"urn:survey:problem:{first.Code}",
            first.Kind.Meaning,
            StatusCode,
            first.ToText(language),
            httpContext.TraceIdentifier,
            [.. _problems.Select(problem => ProblemEntry.Of(problem, language))],
            _notListed,
            Current);
        return httpContext.Response.WriteAsJsonAsync(document, options: null, contentType: MediaType, httpContext.RequestAborted);
    }

    /// <summary>Responds with a page for people instead of a problem document.</summary>
    internal async Task ExecuteAsPage(HttpContext context)
    {
        Begin(context);
        var texts = PageLanguage.Choose(context);
        var frame = new PageFrame(texts, texts["failure.title"])
        {
            Subject = new ShownText("SurveyEngine", Language: null, Direction: null),
            Home = "/",
            Address = HttpMethods.IsGet(context.Request.Method) ? "" : null,
        };
        var page = new RazorComponentResult<FailurePage>(new { Frame = frame, Message = _problems[0].ToText(texts.In), CorrelationId = context.TraceIdentifier, Back = await FindBack(context) }) { StatusCode = StatusCode };
        await page.ExecuteAsync(context);
    }

    /// <summary>
    /// Where to go from a page that is missing or forbidden. Only then is the store known to work, so only then is the caller looked up.
    /// </summary>
    private async Task<string?> FindBack(HttpContext context) =>
        StatusCode is not (StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound) ? null
        : await LinkAccess.FindHome(context) is { } home ? home
        : (await context.AuthenticateAsync(AccountCookie.Scheme)).Succeeded ? FailurePage.Rounds
        : null;

    private void Begin(HttpContext context)
    {
        context.RequestServices.GetRequiredService<SurveyMetrics>().NoteProblems(_problems);
        context.Response.StatusCode = StatusCode;
        if (RetryAfter is { } pause)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }
}
