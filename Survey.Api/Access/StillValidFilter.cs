using Microsoft.AspNetCore.Authentication;
using Survey.Collecting.Links;
using Survey.Storage;

namespace Survey.Api.Access;

/// <summary>
/// Checks the token or link again after the body was read, since a client may send its headers, delay the body, and have its access revoked
/// meanwhile. The first change by a link marks it as opened.
/// </summary>
/// <param name="holders">Finds the holder of a secret.</param>
/// <param name="links">Marks links as opened.</param>
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
