using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Survey.Api.Hosting;

namespace Survey.Api.Access;

/// <summary>Signing in and out.</summary>
public static class SignInEndpoints
{
    private const string FirstPage = "/";

    /// <summary>Maps <c>/sign-in</c>, <c>/sign-out</c> and <c>/sign-out-everywhere</c>.</summary>
    public static RouteGroupBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().RequireFormSeal();
        group.MapGet(AccountCookie.SignInPath, GetSignIn).WithName("GetSignIn").AllowAnonymous();
        group.MapPost(AccountCookie.SignInPath, PostSignIn).WithName("PostSignIn").AllowAnonymous();
        group.MapPost("/sign-out", (Delegate)PostSignOut).WithName("PostSignOut").RequireAuthorization(AccessPolicies.Page);
        group.MapPost("/sign-out-everywhere", PostSignOutEverywhere).WithName("PostSignOutEverywhere").RequireAuthorization(AccessPolicies.Page);
        return group;
    }

    private static RazorComponentResult<SignInPage> GetSignIn(string? next) => new(new { Next = KeepLocal(next) });

    private static async Task<IResult> PostSignIn(
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? next,
        HttpContext context,
        AccountDesk desk,
        TimeProvider time)
    {
        var attempt = desk.TrySignIn(name ?? "", password ?? "", RateLimits.AddressOf(context));
        if (attempt.Account is { } account)
        {
            await AccountCookie.SignIn(context, account);
            return TypedResults.LocalRedirect(KeepLocal(next) ?? FirstPage);
        }

        var status = StatusCodes.Status422UnprocessableEntity;
        var message = "The name or the password is not right. Check both: capitals matter in the password.";
        if (attempt.PausedUntil is { } until)
        {
            status = StatusCodes.Status429TooManyRequests;
            var seconds = Math.Max(1, Math.Ceiling((until - time.GetUtcNow()).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            message = $"There were too many attempts. Wait {seconds} seconds and try again; meanwhile none is looked at.";
            context.Response.Headers[HeaderNames.RetryAfter] = seconds;
        }

        return new RazorComponentResult<SignInPage>(new { Message = message, Name = name, Next = KeepLocal(next) }) { StatusCode = status };
    }

    private static async Task<RedirectHttpResult> PostSignOut(HttpContext context)
    {
        await context.SignOutAsync(AccountCookie.Scheme);
        return TypedResults.LocalRedirect(AccountCookie.SignInPath);
    }

    private static async Task<RedirectHttpResult> PostSignOutEverywhere(HttpContext context, AccountDesk desk)
    {
        desk.SignOutEverywhere(desk.Find(context.User.FindAccount()!.Value)!);
        await context.SignOutAsync(AccountCookie.Scheme);
        return TypedResults.LocalRedirect(AccountCookie.SignInPath);
    }

    /// <summary>An address of this service; null for any other, to which nobody is sent from here.</summary>
    private static string? KeepLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;
}
