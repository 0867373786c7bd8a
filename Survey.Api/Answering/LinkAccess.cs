using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Survey.Api.Answering.Forms;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Api.Answering;

/// <summary>
/// Lets visitors in by the secret of an access link. The secret comes once, in the link's address; from then on a cookie
/// shows it, on this response's pages alone, so that it stands in no page's address. It is looked up on every request:
/// a link that was revoked opens nothing any more.
/// </summary>
internal static class LinkAccess
{
    private const string SecretCookie = "survey-link";
    private const string NameCookie = "survey-name";
    private const string OpenCookie = "survey-open";
    private const string BrowserCookie = "survey-browser";

    // The words of the longest page, and not what keeps the service busy for somebody who has no link.
    private const int LargestOfStrangers = 1024 * 1024;
    private const int MaxFieldsOfStrangers = 5_000;

    // Longer than rounds are: what is typed must not be lost to a session that ends by the clock.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>
    /// Opens a link: the cookie, and on to the response's first page. Nothing is written: mail scanners follow links, too.
    /// </summary>
    public static async Task<IResult> Open(string secret, HttpContext context, LinkDesk links)
    {
        secret = LinkSecret.Clean(secret);
        if (await links.FindBySecret(secret, context.RequestAborted) is not { } link)
        {
            return await InvalidLinkPages.Show(context, StatusCodes.Status404NotFound, "lost-link.unknown", new FormValues());
        }

        context.Features.Set(link);
        Append(context, SecretCookie, secret, $"/answer/{link.Id}");
        if (link.Role == ActorRole.Respondent)
        {
            Append(context, OpenCookie, link.Id.ToString(), $"/open/{link.Round}");
        }

        if (Read(context, BrowserCookie) is null)
        {
            Append(context, BrowserCookie, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), "/answer");
        }

        return Results.Redirect($"/answer/{link.Id}");
    }

    /// <summary>Lets somebody in who has just begun an answer in an open round.</summary>
    /// <returns>The address of the answer's first page.</returns>
    public static string Enter(HttpContext context, IssuedLink issued)
    {
        Append(context, SecretCookie, issued.Secret, $"/answer/{issued.Link.Id}");
        Append(context, OpenCookie, issued.Link.Id.ToString(), $"/open/{issued.Link.Round}");
        return $"/answer/{issued.Link.Id}";
    }

    /// <summary>The page of the answer that somebody has begun in this browser in an open round; null for none whose link works.</summary>
    public static async Task<string?> FindBegun(HttpContext context) =>
        Guid.TryParse(Read(context, OpenCookie), out var id)
        && await context.RequestServices.GetRequiredService<LinkDesk>().Find(id, context.RequestAborted) is { RevokedAt: null }
            ? $"/answer/{id}"
            : null;

    /// <summary>Makes the browser forget the answer: for computers that other people use, too. The personal link still works.</summary>
    public static IResult Forget(HttpContext context)
    {
        // An organization's link is in a message, and its pages do not offer this.
        if (context.GetVisit() is not { Organization: null, Link: var link })
        {
            return Results.NotFound();
        }

        context.Response.Cookies.Delete(InFull(context, SecretCookie), OptionsOf(context, $"/answer/{link.Id}"));
        context.Response.Cookies.Delete(InFull(context, OpenCookie), OptionsOf(context, $"/open/{link.Round}"));
        return Results.Redirect($"/open/{link.Round}");
    }

    /// <summary>The visitor's personal link to an answer of an open round; null for the response of an organization.</summary>
    public static Uri? FindAddress(HttpContext context) =>
        context.GetVisit().Organization is null && FindSecret(context) is { } secret
            ? context.RequestServices.GetRequiredService<MessageWriter>().GetAddress(secret)
            : null;

    /// <summary>Remembers the visitor's name.</summary>
    public static void KeepName(HttpContext context, string name) => Append(context, NameCookie, Uri.EscapeDataString(name), "/answer");

    /// <summary>
    /// Finds out who comes and lets in only those whose link works and whose forms are this service's; others get their words back.
    /// </summary>
    public static async ValueTask<object?> Admit(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var services = context.RequestServices;
        var link = await FindLink(context);
        if (link is null)
        {
            return await InvalidLinkPages.Show(
                context,
                StatusCodes.Status401Unauthorized,
                "lost-link.ended",
                await ReadOfStranger(context));
        }

        var posted = new FormValues();
        if (context.Request.HasFormContentType)
        {
            await services.GetRequiredService<RequestStore>().EndReadingAsync();
            try
            {
                posted = new FormValues(await context.Request.ReadFormAsync(context.RequestAborted));
            }
            catch (InvalidDataException)
            {
                return await InvalidLinkPages.Show(context, StatusCodes.Status400BadRequest, "lost-link.form", posted);
            }

            // Once more: it may have been revoked while the form was on its way.
            link = await FindLink(context);
            if (link is null)
            {
                return await InvalidLinkPages.Show(context, StatusCodes.Status401Unauthorized, "lost-link.ended", posted);
            }
        }

        // For the request's line in the log, which says the role.
        context.Features.Set(link);

        if (HttpMethods.IsPost(context.Request.Method) && !await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return await InvalidLinkPages.Show(context, StatusCodes.Status400BadRequest, "lost-link.seal", posted);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            await services.GetRequiredService<LinkDesk>().NoteOpened(link, context.RequestAborted);
        }

        if (
            await services.GetRequiredService<ResponseDesk>().Find(link.Round, link.Organization, context.RequestAborted) is not { } dossier
        )
        {
            return await InvalidLinkPages.Show(context, StatusCodes.Status404NotFound, "lost-link.uninvited", posted);
        }

        context.Features.Set(new LinkVisit(
            link,
            dossier,
            PageLanguage.Choose(context, dossier.Content.Language),
            TypedName.Find(Uri.UnescapeDataString(Read(context, NameCookie) ?? "")),
            Read(context, BrowserCookie) ?? link.Id.ToString(),
            services.GetRequiredService<TimeProvider>().GetUtcNow()));
        return await next(invocation);
    }

    /// <summary>The link that the cookie shows, if the address is the link's; null for none that works.</summary>
    private static Task<AccessLink?> FindLink(HttpContext context) => FindLink(context, context.Request.RouteValues["link"] as string);

    /// <summary>
    /// The first page of the response whose link shows that it may be seen, for an address below it that leads nowhere; null for none.
    /// </summary>
    public static async Task<string?> FindHome(HttpContext context) =>
        context.Request.Path.Value!.Split('/') is ["", "answer", var asked, ..] && await FindLink(context, asked) is { } link
            ? $"/answer/{link.Id}"
            : null;

    private static async Task<AccessLink?> FindLink(HttpContext context, string? asked) =>
        FindSecret(context) is { } secret
        && Guid.TryParse(asked, out var id)
        && await context.RequestServices.GetRequiredService<LinkDesk>().FindBySecret(secret, context.RequestAborted) is { } link
        && link.Id == id ? link : null;

    /// <summary>
    /// What somebody without a link that works has sent, to be given back; nothing of what is too large to be a page's words.
    /// </summary>
    private static async Task<FormValues> ReadOfStranger(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > LargestOfStrangers)
        {
            return new FormValues();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestOfStrangers;
        }

        try
        {
            var options = new FormOptions
            {
                ValueCountLimit = MaxFieldsOfStrangers,
                ValueLengthLimit = LargestOfStrangers,
                MultipartBodyLengthLimit = LargestOfStrangers,
            };
            return new FormValues(await context.Request.ReadFormAsync(options, context.RequestAborted));
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return new FormValues();
        }
    }

    /// <summary>The secret that the visitor shows; null for none.</summary>
    public static string? FindSecret(HttpContext context) => Read(context, SecretCookie);

    /// <summary>The visit that <see cref="Admit"/> has let in.</summary>
    public static LinkVisit GetVisit(this HttpContext context) => context.Features.Get<LinkVisit>()!;

    private static string? Read(HttpContext context, string name) => context.Request.Cookies[InFull(context, name)];

    // These cookies are for some paths alone, so they cannot have the prefix of cookies of the whole host.
    private static string InFull(HttpContext context, string name) =>
        context.RequestServices.GetRequiredService<ServiceSettings>().SecureCookiePrefix + name;

    private static void Append(HttpContext context, string name, string value, string path)
    {
        var options = OptionsOf(context, path);
        options.MaxAge = Kept;
        context.Response.Cookies.Append(InFull(context, name), value, options);
    }

    // Browsers delete a cookie only if it is given with the same attributes: behind TLS, its name needs Secure.
    private static CookieOptions OptionsOf(HttpContext context, string path) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,

        // Strict would not be sent on the way here from a mail.
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
        Path = path,
        IsEssential = true,
    };
}
