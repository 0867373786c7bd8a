using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Http;

/// <summary>
/// Turns whatever goes wrong on the way into an answer: a problem document for programs, a plain page for people. What
/// happened inside goes to the log and to nobody else.
/// </summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await AnswerEmpty(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await Answer(context, FindTooLarge(failure) ?? failure);
        }
    }

    /// <summary>Answers with one problem.</summary>
    public static Task Answer(HttpContext context, int status, ProblemKind kind, string message, TimeSpan? retryAfter = null)
    {
        var problem = ProblemResult.Of(status, kind, message, retryAfter);
        return IsForPrograms(context) ? problem.ExecuteAsync(context) : problem.ExecuteAsPage(context);
    }

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static Task AnswerEmpty(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed when HttpMethods.IsGet(context.Request.Method) && !IsForPrograms(context) => GoUp(context),
        StatusCodes.Status403Forbidden => Answer(context, 403, ProblemCatalogue.AccessDenied, "You are signed in, and this page is not for you."),
        StatusCodes.Status404NotFound => Answer(context, 404, ProblemCatalogue.AddressUnknown, "There is nothing at this address. Check that it was copied whole."),
        StatusCodes.Status405MethodNotAllowed => Answer(context, 405, ProblemCatalogue.MethodUnknown, "This address does not know this method; the header Allow says which it knows."),
        StatusCodes.Status413PayloadTooLarge => Answer(context, 413, ProblemCatalogue.RequestTooLarge, "What was sent is too large."),
        StatusCodes.Status415UnsupportedMediaType => Answer(context, 415, ProblemCatalogue.RequestMalformed, WantedBody.OtherType(context)),
        var status => Answer(context, status, ProblemCatalogue.RequestMalformed, "The request cannot be understood."),
    };

    /// <summary>A form's address, loaded again or kept as a bookmark: on to the page that the form is about.</summary>
    private static Task GoUp(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimEnd('/');
        context.Response.Redirect(new PathString(path[..Math.Max(1, path.LastIndexOf('/'))]).ToUriComponent());
        return Task.CompletedTask;
    }

    // Whoever reads the form first wraps it in its own failure.
    private static Exception? FindTooLarge(Exception? failure) =>
        failure is null or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? failure : FindTooLarge(failure.InnerException);

    private Task Answer(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case MalformedRequestException malformed:
                return Answer(context, 400, ProblemCatalogue.RequestMalformed, malformed.Message);
            case BadHttpRequestException { InnerException: JsonException malformed }:
                return MalformedJson.ToResult(malformed).ExecuteAsync(context);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Answer(context, 413, ProblemCatalogue.RequestTooLarge, "What was sent is too large.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return Answer(context, 415, ProblemCatalogue.RequestMalformed, WantedBody.OtherType(context));
            case BadHttpRequestException { InnerException: InvalidDataException } or AntiforgeryValidationException { InnerException: InvalidDataException } or BadHttpRequestException { InnerException: AntiforgeryValidationException { InnerException: InvalidDataException } }:
                return Answer(context, 400, ProblemCatalogue.RequestMalformed, "The form cannot be read: a character in it is no text, a field is far too long, or there are far too many.");
            case BadHttpRequestException { InnerException: AntiforgeryValidationException } or AntiforgeryValidationException:
                return Answer(context, 400, ProblemCatalogue.FormOutdated, "This form was opened before you signed in or out, or long ago. Go back, load the page again and send it once more.");
            case BadHttpRequestException when WantedBody.FindMissing(context) is { } message:
                return Answer(context, 400, ProblemCatalogue.RequestMalformed, message);
            case BadHttpRequestException bad:
                return Answer(context, bad.StatusCode, ProblemCatalogue.RequestMalformed, "The request cannot be understood: a part of its address, header or form has not the right form, or is missing.");
            case StoreBusyException:
                LogUnusable(log, failure, context.TraceIdentifier);
                return Answer(context, 503, ProblemCatalogue.ServiceBusy, "Somebody else is changing a lot at the moment, and your change had to wait too long. Nothing was changed. Try again in a minute.", BusyPause);
            case StoreException:
                LogUnusable(log, failure, context.TraceIdentifier);
                return Answer(context, 503, ProblemCatalogue.ServiceBusy, "The service cannot reach its store at the moment. Nothing was changed. Try again soon.", BusyPause);
            default:
                LogFailure(log, failure, context.TraceIdentifier);
                return Answer(context, 500, ProblemCatalogue.ServiceFailed, "Something went wrong here, not with you. Try again; if it stays so, tell the coordinator the number of this failure.");
        }
    }

    [LoggerMessage(11, LogLevel.Error, "A request failed ({CorrelationId})")]
    private static partial void LogFailure(ILogger log, Exception failure, string correlationId);

    [LoggerMessage(12, LogLevel.Error, "The store cannot be used ({CorrelationId})")]
    private static partial void LogUnusable(ILogger log, Exception failure, string correlationId);
}
