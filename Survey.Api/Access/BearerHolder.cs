using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using Survey.Api.Http;
using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>Finds the holder of the secret in <c>Authorization: Bearer</c>: a personal token, or an access link's secret.</summary>
/// <param name="tokens">Finds tokens.</param>
/// <param name="links">Finds links.</param>
/// <param name="uses">Records when tokens are used.</param>
internal sealed class BearerHolder(TokenDesk tokens, LinkDesk links, TokenUses uses)
{
    private const string Prefix = "Bearer ";

    /// <summary>The holder's identity; null if there is no secret, or it is unknown, revoked or expired.</summary>
    public async Task<ClaimsPrincipal?> Find(HttpRequest request)
    {
        var cancellation = request.HttpContext.RequestAborted;
        var header = request.Headers[HeaderNames.Authorization].ToString();
        var secret = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
        if (
            secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal)
            && await tokens.Find(secret, cancellation) is var (account, token))
        {
            uses.Note(token);
            return AccessClaims.Of(account, BearerAccess.Name, new Claim(AccessClaims.Scope, token.Scope.ToCode()));
        }

        if (
            !secret.StartsWith(LinkSecret.Prefix, StringComparison.Ordinal)
            || await links.FindBySecret(secret, cancellation) is not { } link)
        {
            return null;
        }

        request.HttpContext.Features.Set(link);
        return AccessClaims.Of(link, BearerAccess.Name);
    }
}
