using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using Survey.Collecting.Accounts;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>Who holds what stands behind <c>Authorization: Bearer</c>: a personal token or an access link's secret.</summary>
/// <param name="accounts">Where tokens are known.</param>
/// <param name="links">Where links are known.</param>
internal sealed class BearerHolder(AccountDesk accounts, LinkDesk links)
{
    private const string Prefix = "Bearer ";

    /// <summary>The holder's identity; null if the token or link opens nothing (any more), or none was sent.</summary>
    public ClaimsPrincipal? Find(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        var secret = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
        if (secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) && accounts.FindByToken(secret) is var (account, token))
        {
            return AccessClaims.Of(account, BearerAccess.Name, new Claim(AccessClaims.Scope, token.Scope.ToCode()));
        }

        return secret.StartsWith(LinkSecret.Prefix, StringComparison.Ordinal) && links.Open(secret) is { } link
            ? AccessClaims.Of(link, BearerAccess.Name)
            : null;
    }
}
