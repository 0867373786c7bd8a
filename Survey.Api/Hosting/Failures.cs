using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Workbooks;
using Survey.Core.Problems;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Hosting;

/// <summary>
/// Turns exceptions and empty error responses into a problem document for programs, and into a plain page for people. The
/// exception itself goes to the log only.
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

    /// <summary>Responds with one problem.</summary>
    public static Task Answer(HttpContext context, int status, Problem problem, TimeSpan? retryAfter = null) =>
        Answer(context, ProblemResult.Of(status, problem, retryAfter));

    private static Task Answer(HttpContext context, ProblemResult result) =>
        IsForPrograms(context) ? result.ExecuteAsync(context) : FailurePages.Show(context, result);

    private static Task Answer(HttpContext context, int status, ProblemVariant variant, TimeSpan? retryAfter = null) =>
        Answer(context, status, new Problem(variant, Place.OfFile("request"), []), retryAfter);

    private static Task AnswerTooLarge(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? RequestLimits.LargestBody;
        var problem = new Problem(ProblemCatalogue.RequestTooLarge, Place.OfFile("request"), [("size", limit / (1024 * 1024))]);
        return Answer(context, 413, problem);
    }

    /// <summary>A form of another session is shown, to be sent again; if it cannot be read, only the problem is.</summary>
    private static async Task AnswerOutdated(HttpContext context)
    {
        if (!IsForPrograms(context) && await CarriedForm.Read(context) is { } form)
        {
            await ResumePage.Show(context, StatusCodes.Status400BadRequest, "outdated", form).ExecuteAsync(context);
            return;
        }

        await Answer(context, 400, ProblemCatalogue.FormOutdated);
    }

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        || context.Request.IsFromScript();

    private static Task AnswerEmpty(HttpContext context) => context.Response.StatusCode switch
    {
        _ when context.Features.Get<ProblemResult>() is { } problem => Answer(context, problem),
        StatusCodes.Status405MethodNotAllowed when HttpMethods.IsGet(context.Request.Method) && !IsForPrograms(context) =>
            GoUp(context),
        StatusCodes.Status403Forbidden => Answer(context, 403, ProblemCatalogue.AccessDenied["page"]),
        StatusCodes.Status404NotFound => Answer(context, 404, ProblemCatalogue.AddressUnknown),
        StatusCodes.Status405MethodNotAllowed => Answer(context, 405, ProblemCatalogue.MethodUnknown),
        StatusCodes.Status413PayloadTooLarge => AnswerTooLarge(context),
        StatusCodes.Status415UnsupportedMediaType => Answer(context, 415, RequestBodyProblems.OtherType(context)),
        var status => Answer(context, status, ProblemCatalogue.RequestMalformed),
    };

    /// <summary>Redirects a GET of a form's action (reloaded or bookmarked) to the page of the form.</summary>
    private static Task GoUp(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimEnd('/');
        context.Response.Redirect(new PathString(path[..Math.Max(1, path.LastIndexOf('/'))]).ToUriComponent());
        return Task.CompletedTask;
    }

    // Form readers wrap the exception in their own.
    private static Exception? FindTooLarge(Exception? failure) =>
        failure is null or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            ? failure
            : FindTooLarge(failure.InnerException);

    private Task Answer(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case MalformedRequestException malformed:
                return Answer(context, 400, new Problem(malformed.Variant, Place.OfFile("request"), malformed.Details));
            case BadHttpRequestException { InnerException: JsonException malformed }:
                return MalformedJson.ToResult(malformed).ExecuteAsync(context);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return AnswerTooLarge(context);
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return Answer(context, 415, RequestBodyProblems.OtherType(context));
            case BadHttpRequestException { InnerException: InvalidDataException }
                or AntiforgeryValidationException { InnerException: InvalidDataException }
                or BadHttpRequestException { InnerException: AntiforgeryValidationException { InnerException: InvalidDataException } }:
                return Answer(context, 400, ProblemCatalogue.RequestMalformed["form"]);
            case BadHttpRequestException { InnerException: AntiforgeryValidationException } or AntiforgeryValidationException:
                return AnswerOutdated(context);
            case BadHttpRequestException when RequestBodyProblems.FindMissing(context) is { } message:
                return Answer(context, 400, message);
            case BadHttpRequestException bad:
                return Answer(context, bad.StatusCode, ProblemCatalogue.RequestMalformed);
            case UploadsBusyException:
                return Answer(context, 503, ProblemCatalogue.ServiceBusy["reading"], BusyPause);
            case PdfException printing:
                LogPrinting(log, printing.Problem.ToText(Core.Languages.Language.English), context.TraceIdentifier);
                return Answer(context, 503, printing.Problem, BusyPause);
            case CommitUnknownException:
                LogUnusable(log, failure, context.TraceIdentifier);
                return Answer(context, 500, ProblemCatalogue.ServiceFailed["unknown"]);
            case StoreBusyException:
                LogBusy(log, failure.Message, context.TraceIdentifier);
                return Answer(context, 503, ProblemCatalogue.ServiceBusy["waited"], BusyPause);
            case StoreException:
                LogUnusable(log, failure, context.TraceIdentifier);
                return Answer(context, 503, ProblemCatalogue.ServiceBusy, BusyPause);
            default:
                LogFailure(log, failure, context.TraceIdentifier);
                return Answer(context, 500, ProblemCatalogue.ServiceFailed);
        }
    }

    [LoggerMessage(11, LogLevel.Error, "A request failed ({CorrelationId})")]
    private static partial void LogFailure(ILogger log, Exception failure, string correlationId);

    [LoggerMessage(14, LogLevel.Warning, "A report was not printed: {Reason} ({CorrelationId})")]
    private static partial void LogPrinting(ILogger log, string reason, string correlationId);

    [LoggerMessage(15, LogLevel.Warning, "A change was refused: {Reason} ({CorrelationId})")]
    private static partial void LogBusy(ILogger log, string reason, string correlationId);

    [LoggerMessage(12, LogLevel.Error, "The store cannot be used ({CorrelationId})")]
    private static partial void LogUnusable(ILogger log, Exception failure, string correlationId);
}
