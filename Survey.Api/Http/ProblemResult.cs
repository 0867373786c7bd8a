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

/// <summary>The answer to a request that has problems.</summary>
public sealed class ProblemResult : IResult, IStatusCodeHttpResult
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Where problems of a request's body stand.</summary>
    public const string Body = "body";

    /// <summary>How many problems an answer lists; ten thousand would help nobody.</summary>
    internal const int MostListed = 200;

    private readonly IReadOnlyList<Problem> _problems;
    private readonly int _notListed;

    private ProblemResult(int status, IReadOnlyList<Problem> problems, int notListed)
    {
        StatusCode = status;
        _problems = problems;
        _notListed = notListed;
    }

    /// <summary>The status.</summary>
    public int StatusCode { get; }

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    /// <summary>After how long to try again, for the header Retry-After; null if that would not help.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    private object? Current { get; init; }

    /// <summary>A single problem of the request as a whole.</summary>
    public static ProblemResult Of(int status, ProblemVariant variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        Of(status, new Problem(variant, Place.OfFile("request"), details.ToArray()));

    /// <summary>A single problem.</summary>
    public static ProblemResult Of(int status, Problem problem, TimeSpan? retryAfter = null) =>
        new(status, [problem], 0) { RetryAfter = retryAfter };

    /// <summary>The problems of an outcome that failed; the first error decides about the status.</summary>
    public static ProblemResult Of<T>(Outcome<T> outcome)
        where T : class
    {
        var ordered = outcome.Problems.OrderBy(problem => problem.Severity).ToList();
        return new ProblemResult(
            ProblemStatus.Of(ordered[0].Kind),
            [.. ordered.Take(MostListed)],
            outcome.ProblemsNotKept + Math.Max(0, ordered.Count - MostListed));
    }

    /// <summary>The same, with what is there now, for who came too late to look at.</summary>
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

    /// <summary>Answers with a page for people in place of the document for programs.</summary>
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

    /// <summary>Where whoever asked for a page that is not there, or not for them, can go on; who it is is looked up in the store, which only then is known to answer.</summary>
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
