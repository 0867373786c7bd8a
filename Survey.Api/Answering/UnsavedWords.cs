using System.Globalization;
using Survey.Api.Answering.Forms;
using Survey.Storage;

namespace Survey.Api.Answering;

/// <summary>Gives people back what they sent if the store cannot be written: a full disk, or a store that others keep busy.</summary>
internal static partial class UnsavedWords
{
    private const int RetryAfterSeconds = 30;

    /// <summary>
    /// Runs the request, and shows what was sent if the store failed. A GET has sent nothing: its failure is shown as usual.
    /// </summary>
    public static async ValueTask<object?> Keep(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        try
        {
            return await next(invocation);
        }
        catch (StoreException failure) when (context.Request.HasFormContentType)
        {
            LogUnsaved(context.RequestServices.GetRequiredService<ILogger<LinkVisit>>(), failure, context.TraceIdentifier);
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            var posted = new FormValues(await context.Request.ReadFormAsync(context.RequestAborted));
            return await InvalidLinkPages.Show(context, StatusCodes.Status503ServiceUnavailable, "unsaved", posted, "unsaved.title");
        }
    }

    [LoggerMessage(13, LogLevel.Error, "What somebody sent could not be stored ({CorrelationId})")]
    private static partial void LogUnsaved(ILogger log, Exception failure, string correlationId);
}
