using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Survey.Api.Http;
using Survey.Core.Problems;

namespace Survey.Api.Access;

/// <summary>Authenticates the API: <c>Authorization: Bearer</c> with a personal token or an access link's secret.</summary>
internal sealed class BearerAccess(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    BearerHolder holders
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Name = "bearer";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Request.Headers[HeaderNames.Authorization].Count == 0 ? AuthenticateResult.NoResult()
        : await holders.Find(Request) is { } holder ? AuthenticateResult.Success(new AuthenticationTicket(holder, Name))
        : AuthenticateResult.Fail("No such token.");

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemResult.Of(StatusCodes.Status401Unauthorized, ProblemCatalogue.AccessMissing)
            .ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemResult.Of(StatusCodes.Status403Forbidden, ProblemCatalogue.AccessDenied)
            .ExecuteAsync(Context);
}
