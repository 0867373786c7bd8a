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
        group
            .MapPost(AccountCookie.SignInPath, PostSignIn)
            .WithName("PostSignIn")
            .AllowAnonymous()
            .WithMetadata(new NotCarried())
            .WithFormOptions(valueLengthLimit: (int)RequestLimits.LargestBody);
        group.MapPost("/sign-out", (Delegate)PostSignOut).WithName("PostSignOut").RequireAuthorization(AccessPolicies.Page);
        group
            .MapPost("/sign-out-everywhere", PostSignOutEverywhere)
            .WithName("PostSignOutEverywhere")
            .RequireAuthorization(AccessPolicies.Page);
        return group;
    }

    private static RazorComponentResult<SignInPage> GetSignIn(string? next, HttpContext context) =>
        Show(context, StatusCodes.Status200OK, LocalAddress.Find(next));

    private static async Task<IResult> PostSignIn(
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? next,
        [FromForm(Name = CarriedForm.Field)] string? carried,
        HttpContext context,
        AccountDesk desk,
        TimeProvider time)
    {
        var form = CarriedForm.Find(carried);
        var attempt = await desk.TrySignIn(name ?? "", password ?? "", ClientAddress.Of(context), context.RequestAborted);
        if (attempt.Account is { } account)
        {
            await AccountCookie.SignIn(context, account);
            if (form is not null)
            {
                return ResumePage.Show(context, StatusCodes.Status200OK, "signed-in", form);
            }

            return TypedResults.LocalRedirect(LocalAddress.Find(next) ?? FirstPage);
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

        return Show(context, status, LocalAddress.Find(next), name, message, form);
    }

    /// <summary>Asks to sign in again after a session has ended, and keeps what was sent.</summary>
    internal static Task ShowEnded(HttpContext context, CarriedForm form) =>
        Show(context, StatusCodes.Status401Unauthorized, form.Action, carried: form).ExecuteAsync(context);

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
        string? message = null,
        CarriedForm? carried = null)
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
                Carried = carried?.ToString(),
            }
        )
        {
            StatusCode = status,
        };
    }
}
