using System.Globalization;
using Microsoft.Net.Http.Headers;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>The response to a request that has problems: a problem document (RFC 9457).</summary>
public sealed class ProblemResult : IResult, IStatusCodeHttpResult
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The file name in the place of a problem in the request's body.</summary>
    public const string Body = "body";

    /// <summary>The most problems that a response lists; ten thousand would help nobody.</summary>
    internal const int MaxListed = 200;

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

    /// <summary>The value of the header Retry-After; null if trying again does not help.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The problems, errors first.</summary>
    internal IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The problem that decides about the status.</summary>
    internal Problem First => _problems[0];

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
            [.. ordered.Take(MaxListed)],
            outcome.ProblemsNotKept + Math.Max(0, ordered.Count - MaxListed));
    }

    /// <summary>The same, with the current state, for a client that came too late.</summary>
    public ProblemResult With(object current) => new(StatusCode, _problems, _notListed) { RetryAfter = RetryAfter, Current = current };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Begin(httpContext);
        var language = ReaderLanguage.Choose(httpContext);
        var document = new ProblemDocument(
            $"urn:survey:problem:{First.Code}",
            First.Kind.Meaning,
            StatusCode,
            First.ToText(language),
            httpContext.TraceIdentifier,
            [.. _problems.Select(problem => ProblemEntry.Of(problem, language))],
            _notListed,
            Current);
        return httpContext.Response.WriteAsJsonAsync(document, options: null, contentType: MediaType, httpContext.RequestAborted);
    }

    /// <summary>Sets status and headers, and counts the problems.</summary>
    internal void Begin(HttpContext context)
    {
        context.RequestServices.GetRequiredService<SurveyMetrics>().NoteProblems(_problems);
        context.Response.StatusCode = StatusCode;
        if (RetryAfter is { } pause)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }
}
