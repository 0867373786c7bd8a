using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Survey.Api.Http;
using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>
/// Sessions of coordinators and analysts: a cookie that holds who, since which stamp, and which session it is, looked up at
/// every request. Taking the cookie from the browser ends nothing wherever a copy of it is; so the store remembers what was ended.
/// </summary>
internal static class AccountCookie
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "account";

    /// <summary>Where one signs in.</summary>
    public const string SignInPath = "/sign-in";

    /// <summary>The name of the query's member with the page to go on to.</summary>
    public const string ReturnParameter = "next";

    /// <summary>After how long a session ends, however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

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
    public static Task SignIn(HttpContext context, Account account)
    {
        var since = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
        return context.SignInAsync(Scheme, AccessClaims.Of(
            account,
            Scheme,
            new Claim(AccessClaims.Stamp, account.SecurityStamp),
            new Claim(AccessClaims.Session, LinkSecret.Make("")),
            new Claim(AccessClaims.Since, since.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Ends the session, and has the browser forget what it has seen of it.</summary>
    public static async Task SignOut(HttpContext context)
    {
        if (context.User.FindFirstValue(AccessClaims.Session) is { } session && FindEnd(context.User) is { } end)
        {
            await context.RequestServices.GetRequiredService<AccountDesk>().EndSession(session, end, context.RequestAborted);
        }

        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        await context.SignOutAsync(Scheme);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var account = await Find(context.Principal!, context.HttpContext);
        if (account is null || account.SecurityStamp != context.Principal!.FindFirstValue(AccessClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    /// <summary>The account of a session that is not over; else null.</summary>
    private static async Task<Account?> Find(ClaimsPrincipal principal, HttpContext context) =>
        principal.FindAccount() is { } id
        && principal.FindFirstValue(AccessClaims.Session) is { } session
        && FindEnd(principal) is { } end
        && end > context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()
            ? await context.RequestServices.GetRequiredService<AccountDesk>().FindBySession(id, session, context.RequestAborted)
            : null;

    /// <summary>When a session is over at the latest; null if it does not say when it began.</summary>
    private static DateTimeOffset? FindEnd(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(AccessClaims.Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since) + Longest
            : null;
}
