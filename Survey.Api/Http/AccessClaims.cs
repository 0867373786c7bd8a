using System.Security.Claims;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Api.Http;

/// <summary>Claims of a request's identity, for sessions, tokens and links alike.</summary>
public static class AccessClaims
{
    /// <summary>Key of the account; with a token, of the account that owns it.</summary>
    public const string Account = "account";

    /// <summary>Display name, also recorded with changes.</summary>
    public const string Name = "name";

    /// <summary>Code of the role: coordinator, analyst, secretariat or chair.</summary>
    public const string Role = "role";

    /// <summary>The account's security stamp when the session began.</summary>
    public const string Stamp = "stamp";

    /// <summary>Random id of the session.</summary>
    public const string Session = "session";

    /// <summary>When the session began, in seconds since 1970. It limits the session even if its cookie is renewed.</summary>
    public const string Since = "since";

    /// <summary>Code of a token's scope: read or write.</summary>
    public const string Scope = "scope";

    /// <summary>The key of the access link.</summary>
    public const string Link = "link";

    /// <summary>Code of the only round that a link gives access to.</summary>
    public const string Round = "round";

    /// <summary>Code of the only organization that a link gives access to.</summary>
    public const string Organization = "organization";

    /// <summary>
    /// The identity of a link's holder. A link does not prove a person's name, so the organization's code is used as name.
    /// </summary>
    internal static ClaimsPrincipal Of(AccessLink link, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(Link, link.Id.ToString()),
            new Claim(Round, link.Round),
            new Claim(Organization, link.Organization),
            new Claim(Name, link.Organization),
            new Claim(Role, link.Role.ToCode()),
        ],
        scheme,
        Name,
        Role));

    /// <summary>The identity of an account.</summary>
    internal static ClaimsPrincipal Of(Account account, string scheme, params Claim[] more) => new(new ClaimsIdentity(
        [
            new Claim(Account, account.Id.ToString()),
            new Claim(Name, account.Name),
            new Claim(Role, account.Role.ToCode()),
            .. more,
        ],
        scheme,
        Name,
        Role));

    /// <summary>The caller, for the audit trail.</summary>
    /// <exception cref="InvalidOperationException">The caller is anonymous.</exception>
    public static Actor GetActor(this ClaimsPrincipal principal) =>
        ActorRoles.Find(principal.FindFirstValue(Role) ?? "") is { } role
            ? new Actor(role, principal.FindFirstValue(Name)!)
            : throw new InvalidOperationException("Nobody is known to ask.");

    /// <summary>Key of the caller's account; null for links and anonymous callers.</summary>
    public static Guid? FindAccount(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Account), out var id) ? id : null;
}
