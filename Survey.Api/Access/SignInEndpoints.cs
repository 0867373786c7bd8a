using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Accounts;

namespace Survey.Api.Access;

/// <summary>Pages to sign in and out.</summary>
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
        group
            .MapPost("/sign-out-everywhere", PostSignOutEverywhere)
            .WithName("PostSignOutEverywhere")
            .RequireAuthorization(AccessPolicies.Page);
        return group;
    }

    private static RazorComponentResult<SignInPage> GetSignIn(string? next, HttpContext context) =>
        Show(context, StatusCodes.Status200OK, KeepLocal(next));

    private static async Task<IResult> PostSignIn(
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? next,
        HttpContext context,
        AccountDesk desk,
        TimeProvider time)
    {
        var attempt = await desk.TrySignIn(name ?? "", password ?? "", ClientAddress.Of(context), context.RequestAborted);
        if (attempt.Account is { } account)
        {
            await AccountCookie.SignIn(context, account);
            return TypedResults.LocalRedirect(KeepLocal(next) ?? FirstPage);
        }

        var status = StatusCodes.Status422UnprocessableEntity;
        var texts = PageLanguage.Choose(context);
        var message = texts["access.sign-in.wrong"];
        if (attempt.PausedUntil is { } until)
        {
            status = StatusCodes.Status429TooManyRequests;
            var seconds = (int)Math.Max(1, Math.Ceiling((until - time.GetUtcNow()).TotalSeconds));
            message = texts.Count("access.sign-in.paused", seconds);
            context.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Show(context, status, KeepLocal(next), name, message);
    }

    private static async Task<RedirectHttpResult> PostSignOut(HttpContext context)
    {
        await AccountCookie.SignOut(context);
        return TypedResults.LocalRedirect(AccountCookie.SignInPath);
    }

    private static async Task<RedirectHttpResult> PostSignOutEverywhere(HttpContext context, AccountDesk desk)
    {
        await desk.SignOutEverywhere((await desk.Find(context.User.FindAccount()!.Value, context.RequestAborted))!, context.RequestAborted);
        await AccountCookie.SignOut(context);
        return TypedResults.LocalRedirect(AccountCookie.SignInPath);
    }

    private static RazorComponentResult<SignInPage> Show(
        HttpContext context,
        int status,
        string? next,
        string? name = null,
        string? message = null)
    {
        var texts = PageLanguage.Choose(context);
        var frame = new PageFrame(texts, texts["access.sign-in.title"])
        {
            Address = next is null
                ? AccountCookie.SignInPath
                : $"{AccountCookie.SignInPath}?{AccountCookie.ReturnParameter}={Uri.EscapeDataString(next)}",
            HasProblems = message is not null,
        };
        return new(
            new
            {
                Frame = frame,
                Seal = FormSealField.For(context),
                Message = message,
                Name = name,
                Next = next,
            }
        )
        {
            StatusCode = status,
        };
    }

    /// <summary>
    /// The path if it is local to this service, encoded for a header; null for any other address, so that nobody is redirected elsewhere.
    /// </summary>
    private static string? KeepLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())))
            : null;
}
