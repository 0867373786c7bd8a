using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Survey.Api.Hosting;
using Survey.Core.Problems;
using Survey.Core.Storing.Accounts;

namespace Survey.Api.Access;

/// <summary>One's own account, for coordinators and analysts.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps <c>/account</c> and what it is changed by.</summary>
    public static RouteGroupBuilder MapAccount(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/account").ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page).RequireFormSeal();
        group.MapGet("", GetAccount).WithName("GetAccount");
        group.MapPost("/password", PostPassword).WithName("PostPassword");
        group.MapPost("/tokens", PostToken).WithName("PostToken");
        group.MapPost("/tokens/{token:guid}/revoke", PostRevoke).WithName("PostRevokeToken");
        return group;
    }

    private static RazorComponentResult<AccountPage> GetAccount(HttpContext context, AccountDesk desk, TimeProvider time) =>
        Show(context, desk, time);

    private static async Task<RazorComponentResult<AccountPage>> PostPassword(
        [FromForm] string? present,
        [FromForm] string? wanted,
        HttpContext context,
        AccountDesk desk,
        TimeProvider time)
    {
        var outcome = desk.ChangePassword(Get(context, desk), present ?? "", wanted ?? "");
        if (!outcome.Succeeded)
        {
            return Show(context, desk, time, outcome.Problems);
        }

        // All sessions ended with the old password; this one goes on.
        await AccountCookie.SignIn(context, outcome.Value);
        return Show(context, desk, time, notice: "Your password is changed. Sessions elsewhere have ended.");
    }

    private static RazorComponentResult<AccountPage> PostToken(
        [FromForm] string? name,
        [FromForm] string? scope,
        [FromForm] string? days,
        HttpContext context,
        AccountDesk desk,
        TimeProvider time)
    {
        var number = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var outcome = desk.CreateToken(Get(context, desk), name ?? "", scope, number);
        return Show(context, desk, time, outcome.Succeeded ? [] : outcome.Problems, made: outcome.Value);
    }

    private static RazorComponentResult<AccountPage> PostRevoke(
        Guid token,
        HttpContext context,
        AccountDesk desk,
        TimeProvider time)
    {
        desk.RevokeToken(Get(context, desk), token);
        return Show(context, desk, time, notice: "The token is revoked: it opens nothing any more.");
    }

    private static Account Get(HttpContext context, AccountDesk desk) => desk.Find(context.User.FindAccount()!.Value)!;

    private static RazorComponentResult<AccountPage> Show(
        HttpContext context,
        AccountDesk desk,
        TimeProvider time,
        IReadOnlyList<Problem>? problems = null,
        string? notice = null,
        NewToken? made = null)
    {
        var account = Get(context, desk);
        return new(new
        {
            Account = account,
            Tokens = desk.GetTokens(account),
            Now = time.GetUtcNow(),
            Problems = problems ?? [],
            Notice = notice,
            Made = made,
        })
        {
            StatusCode = problems is { Count: > 0 } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
