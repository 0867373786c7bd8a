using Microsoft.AspNetCore.Authentication;
using Survey.Collecting.Links;
using Survey.Storage;

namespace Survey.Api.Access;

/// <summary>
/// Looks the token or link up once more when the body has been read: a client may send its headers, keep the body back, and
/// have its access revoked meanwhile. The first change by a link marks it as opened.
/// </summary>
/// <param name="holders">Who holds which secret.</param>
/// <param name="links">Where links are marked.</param>
/// <param name="store">The request's store.</param>
internal sealed class StillValidFilter(BearerHolder holders, LinkDesk links, RequestStore store) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return await next(context);
        }

        await store.EndReadingAsync();
        if (await holders.Find(http.Request) is null)
        {
            await http.ChallengeAsync(BearerAccess.Name);
            return Results.Empty;
        }

        if (http.Features.Get<AccessLink>() is { } link)
        {
            await links.NoteOpened(link, http.RequestAborted);
        }

        return await next(context);
    }
}
