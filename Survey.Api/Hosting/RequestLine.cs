using System.Diagnostics;
using System.Text.RegularExpressions;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Core.Responses;

namespace Survey.Api.Hosting;

/// <summary>Logs one line for each request, with a correlation id that is also sent to the client, and records metrics.</summary>
/// <remarks>The line has method, path, status, time and the caller's role, but no query, no client address and no name.</remarks>
internal sealed partial class RequestLine(RequestDelegate next, SurveyMetrics metrics, TimeProvider time, ILogger<RequestLine> log)
{
    private const string Header = "X-Correlation-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = Sane().IsMatch(given) && Redaction.Text(given) == given ? given : NewId();
        context.Response.Headers[Header] = context.TraceIdentifier;
        var began = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var took = time.GetElapsedTime(began);
            metrics.NoteRequest(
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
                MethodOf(context),
                context.Response.StatusCode,
                took);
            LogRequest(
                log,
                MethodOf(context),
                Redaction.Path(context.Request),
                context.Response.StatusCode,
                Math.Round(took.TotalMilliseconds, 1),
                context.User.FindFirst(AccessClaims.Role)?.Value ?? context.Features.Get<AccessLink>()?.Role.ToCode() ?? "nobody",
                context.TraceIdentifier);
        }
    }

    // Clients may send any word as a method, so unknown ones are logged as OTHER.
    private static string MethodOf(HttpContext context) =>
        HttpMethods.GetCanonicalizedValue(context.Request.Method) is var method && method.Length <= 7 && method.All(char.IsAsciiLetterUpper)
            ? method
            : "OTHER";

    private static string NewId() => Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");

    [GeneratedRegex("^[A-Za-z0-9._-]{8,64}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sane();

    [LoggerMessage(10, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds} ms by {Role} ({CorrelationId})")]
    private static partial void LogRequest(
        ILogger log,
        string method,
        string path,
        int status,
        double milliseconds,
        string role,
        string correlationId);
}
