using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Survey.Api.Hosting;
using Survey.Core.Collecting;
using Survey.Core.Problems;
using Survey.Core.Storing.Accounts;

namespace Survey.Api.Access;

/// <summary>The API's way in: <c>Authorization: Bearer</c> with a personal token or an access link's secret.</summary>
internal sealed class BearerAccess(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, AccountDesk accounts, LinkDesk links)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "bearer";

    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemResult.Of(StatusCodes.Status401Unauthorized, ProblemCatalogue.AccessMissing, "Send a valid token: Authorization: Bearer svt_… It may have expired or been revoked.")
            .ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemResult.Of(StatusCodes.Status403Forbidden, ProblemCatalogue.AccessDenied, "Who this token or link belongs to may not do this; or the token is for reading only; or the link is another organization's.")
            .ExecuteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        var header = Request.Headers[HeaderNames.Authorization].ToString();
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var secret = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
        if (secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) && accounts.FindByToken(secret) is var (account, token))
        {
            return Success(AccessClaims.Of(account, Name, new Claim(AccessClaims.Scope, token.Scope.ToCode())));
        }

        if (secret.StartsWith(LinkSecret.Prefix, StringComparison.Ordinal) && links.Open(secret) is { } link)
        {
            return Success(AccessClaims.Of(link, Name));
        }

        return AuthenticateResult.Fail("No such token.");
    }

    private static AuthenticateResult Success(ClaimsPrincipal principal) => AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
}
