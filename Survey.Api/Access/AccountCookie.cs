using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>
/// Sessions of coordinators and analysts: a cookie with the account's key, its security stamp and the session's id, which are checked at
/// every request. Deleting a cookie does not end its copies, so the store records which sessions were signed out.
/// </summary>
internal static class AccountCookie
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "account";

    /// <summary>Path of the page to sign in.</summary>
    public const string SignInPath = "/sign-in";

    /// <summary>Name of the query parameter with the page to go to after signing in.</summary>
    public const string ReturnParameter = "next";

    /// <summary>Maximum length of a session, even if it is in use.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How far the start of a session may be ahead of the clock.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Adds the cookie.</summary>
    /// <param name="authentication">The builder.</param>
    /// <param name="settings">The settings of the service.</param>
    public static AuthenticationBuilder AddAccountCookie(this AuthenticationBuilder authentication, ServiceSettings settings) =>
        authentication.AddCookie(Scheme, options =>
        {
            options.Cookie.Name = settings.HostCookiePrefix + "survey-session";
            options.Cookie.HttpOnly = true;

            // With Strict, people who follow a link in an e-mail would appear signed out. Forms have anti-forgery tokens.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = Idle;
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = ReturnParameter;
            options.Events.OnValidatePrincipal = Validate;
            options.Events.OnRedirectToLogin = async context =>
            {
                if (!context.Request.IsFromScript() && await CarriedForm.Read(context.HttpContext) is { } form)
                {
                    await SignInEndpoints.ShowEnded(context.HttpContext, form);
                    return;
                }

                // Relative, because the host of an address may be whatever the visitor wrote.
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });

    /// <summary>Begins a session; the rest of the request belongs to it.</summary>
    public static async Task SignIn(HttpContext context, Account account)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        context.User = AccessClaims.Of(
            account,
            Scheme,
            new Claim(AccessClaims.Stamp, account.SecurityStamp),
            new Claim(AccessClaims.Session, LinkSecret.Make("")),
            SinceClaim(now));
        await context.SignInAsync(Scheme, context.User);
    }

    /// <summary>Ends the session, and tells the browser to clear its cache.</summary>
    public static async Task SignOut(HttpContext context)
    {
        if (context.User.FindFirstValue(AccessClaims.Session) is { } session && FindEnd(context.User) is { } end)
        {
            await context.RequestServices.GetRequiredService<AccountDesk>().EndSession(
                session,
                end,
                context.User.GetActor(),
                ClientAddress.Of(context),
                context.RequestAborted);
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
            return;
        }

        // A session that began while the clock was ahead begins now, so that it lasts no longer than others.
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (FindStart(context.Principal!) > now + Tolerance)
        {
            var identity = context.Principal!.Identities.First().Clone();
            identity.RemoveClaim(identity.FindFirst(AccessClaims.Since));
            identity.AddClaim(SinceClaim(now));
            context.ReplacePrincipal(new ClaimsPrincipal(identity));
            context.ShouldRenew = true;
        }
    }

    /// <summary>The account of a session; null if the session has ended.</summary>
    private static async Task<Account?> Find(ClaimsPrincipal principal, HttpContext context) =>
        principal.FindAccount() is { } id
        && principal.FindFirstValue(AccessClaims.Session) is { } session
        && FindEnd(principal) is { } end
        && end > context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()
            ? await context.RequestServices.GetRequiredService<AccountDesk>().FindBySession(id, session, context.RequestAborted)
            : null;

    /// <summary>When a session ends at the latest; null if its start is unknown.</summary>
    private static DateTimeOffset? FindEnd(ClaimsPrincipal principal) => FindStart(principal) + MaxAge;

    private static DateTimeOffset? FindStart(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(AccessClaims.Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : null;

    private static Claim SinceClaim(DateTimeOffset moment) =>
        new(AccessClaims.Since, moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
