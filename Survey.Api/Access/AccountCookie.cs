using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Survey.Core.Storing.Accounts;

namespace Survey.Api.Access;

/// <summary>Sessions of coordinators and analysts: a cookie that holds who and since which stamp, looked up at every request.</summary>
internal static class AccountCookie
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "account";

    /// <summary>Where one signs in.</summary>
    public const string SignInPath = "/sign-in";

    /// <summary>The name of the query's member with the page to go on to.</summary>
    public const string ReturnParameter = "next";

    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    public static AuthenticationBuilder AddAccountCookie(this AuthenticationBuilder authentication) =>
        authentication.AddCookie(Scheme, options =>
        {
            options.Cookie.Name = "survey-session";
            options.Cookie.HttpOnly = true;

            // Strict would show whoever follows a link in a mail as signed out. Forms have their own token against forgery.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Idle;
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = ReturnParameter;
            options.Events.OnValidatePrincipal = Validate;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });

    /// <summary>Begins a session.</summary>
    public static Task SignIn(HttpContext context, Account account) =>
        context.SignInAsync(Scheme, AccessClaims.Of(account, Scheme, new Claim(AccessClaims.Stamp, account.SecurityStamp)));

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<AccountDesk>();
        var account = context.Principal?.FindAccount() is { } id ? desk.Find(id) : null;
        if (account is not { IsEnabled: true } || account.SecurityStamp != context.Principal!.FindFirstValue(AccessClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }
}
