using Microsoft.Net.Http.Headers;
using Survey.Api.Http;

namespace Survey.Api.Hosting;

/// <summary>Adds security headers to every response.</summary>
internal static class SecurityHeaders
{
    // No inline code, nothing from other origins, no frames but those of FramedBy.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors ";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder application) => application.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        var framed = context.Features.Get<FramedBy>();
        headers.ContentSecurityPolicy = ContentSecurityPolicy + (framed is null ? "'none'" : string.Join(' ', framed.Origins));
        headers.XContentTypeOptions = "nosniff";
        if (framed is null)
        {
            headers.XFrameOptions = "DENY";
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = framed is null ? "same-origin" : "cross-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        // Do not cache by default, since most responses are personal; after signing out, the back button shows nothing.
        if (!headers.ContainsKey(HeaderNames.CacheControl))
        {
            headers.CacheControl = "no-store";
        }
    }
}
