using Microsoft.AspNetCore.Authentication;

namespace Survey.Api.Access;

/// <summary>
/// Looks the token or link up once more when the body has been read. Who sends headers and keeps the body back was let in
/// before; what was revoked since then must not write.
/// </summary>
/// <param name="holders">Who holds what.</param>
internal sealed class StillValidFilter(BearerHolder holders) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || holders.Find(http.Request) is not null)
        {
            return await next(context);
        }

        await http.ChallengeAsync(BearerAccess.Name);
        return Results.Empty;
    }
}
