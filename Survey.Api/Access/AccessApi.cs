using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Http;
using Survey.Collecting.Accounts;
using Survey.Core.Problems;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>Endpoints for the caller's identity and tokens, and the list of accounts.</summary>
/// <remarks>
/// Tokens are created on the account's page, after signing in with a password, and accounts by the command line, so that a leaked token
/// cannot be used to create another one.
/// </remarks>
public static class AccessApi
{
    /// <summary>Maps <c>/me</c> and <c>/accounts</c>.</summary>
    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Access");
        group.MapGet("/me", GetMe).WithName("GetMe").WithSummary("The role, round and organization of the token or link.");
        group
            .MapGet("/me/tokens", GetTokens)
            .WithName("ListTokens")
            .WithSummary("The account's tokens, newest first. They are created on the page of the account.")
            .RequireAuthorization(AccessPolicies.AccountApi);
        group
            .MapDelete("/me/tokens/{token:guid}", DeleteToken)
            .WithName("RevokeToken")
            .WithSummary("Revokes a token of the account.")
            .RequireAuthorization(AccessPolicies.AccountApi)
            .ProducesProblems(404);
        group
            .MapGet("/accounts", GetAccounts)
            .WithName("ListAccounts")
            .WithSummary("All accounts, by name. They are created and disabled on the command line: survey user.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi);
        return routes;
    }

    private static Ok<Me> GetMe(ClaimsPrincipal user)
    {
        var actor = user.GetActor();
        return TypedResults.Ok(new Me(
            user.FindFirstValue(AccessClaims.Role)!,
            actor.Name,
            user.FindFirstValue(AccessClaims.Scope),
            user.FindFirstValue(AccessClaims.Round),
            user.FindFirstValue(AccessClaims.Organization)));
    }

    private static async Task<Ok<Page<TokenSummary>>> GetTokens(
        [AsParameters] PageRequest page,
        ClaimsPrincipal user,
        AccountDesk desk,
        TokenDesk tokens,
        CancellationToken cancellationToken)
    {
        var account = await AccountOf(user, desk, cancellationToken);
        return TypedResults.Ok(await page.Read<ApiToken, Guid, TokenSummary>(
            (before, limit) => tokens.GetPage(account, before, limit, cancellationToken),
            token => token.Id,
            TokenSummary.Of));
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteToken(
        Guid token,
        ClaimsPrincipal user,
        AccountDesk desk,
        TokenDesk tokens,
        CancellationToken cancellationToken) =>
        await tokens.Revoke(await AccountOf(user, desk, cancellationToken), token, cancellationToken)
            ? TypedResults.NoContent()
            : ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.AddressUnknown["token"]);

    private static async Task<Ok<Page<AccountSummary>>> GetAccounts(
        [AsParameters] PageRequest page,
        AccountDesk desk,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await page.ReadByText(
            (after, limit) => desk.GetPage(after, limit, cancellationToken),
            account => Account.KeyOf(account.Name),
            AccountSummary.Of));

    private static async Task<Account> AccountOf(ClaimsPrincipal user, AccountDesk desk, CancellationToken cancellationToken) =>
        (await desk.Find(user.FindAccount()!.Value, cancellationToken))!;
}
