using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Accounts;
using Survey.Core.Problems;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>Pages of the caller's own account, for coordinators and analysts.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps <c>/account</c> and its forms.</summary>
    public static RouteGroupBuilder MapAccount(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/account").ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page).RequireFormSeal();
        group.MapGet("", GetAccount).WithName("GetAccount");
        group.MapPost("/password", PostPassword).WithName("PostPassword").WithMetadata(new NotCarried());
        group.MapPost("/tokens", PostToken).WithName("PostToken");
        group.MapPost("/tokens/{token:guid}/revoke", PostRevoke).WithName("PostRevokeToken");
        return group;
    }

    private static async Task<RazorComponentResult<AccountPage>> GetAccount(HttpContext context, AccountDesk desk) =>
        await Show(context, desk);

    private static async Task<IResult> PostPassword(
        [FromForm] string? present,
        [FromForm] string? wanted,
        HttpContext context,
        AccountDesk desk)
    {
        var outcome = await desk.ChangePassword(
            await Get(context, desk),
            present ?? "",
            wanted ?? "",
            ClientAddress.Of(context),
            context.RequestAborted);
        if (!outcome.Succeeded)
        {
            return await Show(context, desk, outcome.Problems);
        }

        // All sessions ended with the old password; start a new one for this browser.
        await AccountCookie.SignIn(context, outcome.Value);
        return GoTo("password-changed");
    }

    private static async Task<RazorComponentResult<AccountPage>> PostToken(
        [FromForm] string? name,
        [FromForm] string? scope,
        [FromForm] string? days,
        HttpContext context,
        AccountDesk desk,
        TokenDesk tokens)
    {
        var number = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var outcome = await tokens.Create(await Get(context, desk), name ?? "", scope, number, context.RequestAborted);
        return outcome.Succeeded
            ? await Show(context, desk, made: outcome.Value)
            : await Show(context, desk, outcome.Problems, field => field switch { "name" => name, "scope" => scope, _ => days });
    }

    private static async Task<IResult> PostRevoke(Guid token, HttpContext context, AccountDesk desk, TokenDesk tokens)
    {
        if (await tokens.Revoke(await Get(context, desk), token, context.RequestAborted))
        {
            return GoTo("token-revoked");
        }

        var problems = new ProblemLog();
        problems.Add(ProblemCatalogue.AddressUnknown["token"], Place.OfFile("request"));
        return await Show(context, desk, problems.Problems);
    }

    private static RedirectHttpResult GoTo(string done) => TypedResults.LocalRedirect($"/account?{DeskFrame.Done}={done}");

    /// <summary>Initial values of the form for a new token.</summary>
    private static string FindFirst(string field) => field switch { "scope" => TokenScopes.Read, "days" => "90", _ => "" };

    private static async Task<Account> Get(HttpContext context, AccountDesk desk) =>
        (await desk.Find(context.User.FindAccount()!.Value, context.RequestAborted))!;

    private static async Task<RazorComponentResult<AccountPage>> Show(
        HttpContext context,
        AccountDesk desk,
        IReadOnlyList<Problem>? problems = null,
        Func<string, string?>? typed = null,
        NewToken? made = null)
    {
        var account = await Get(context, desk);
        return new(new
        {
            Desk = DeskFrame.For(context) with { Problems = problems ?? [], Address = "/account" },
            Account = account,
            Tokens = await context.RequestServices.GetRequiredService<TokenDesk>().GetAll(account, context.RequestAborted),
            Made = made,
            Get = typed ?? FindFirst,
        })
        {
            StatusCode = problems is { Count: > 0 } ? ProblemStatus.Of(problems[0].Kind) : StatusCodes.Status200OK,
        };
    }
}
