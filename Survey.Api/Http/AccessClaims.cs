using System.Security.Claims;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Api.Http;

/// <summary>What a request's identity says, whichever way it came.</summary>
public static class AccessClaims
{
    /// <summary>The key of the account, of a token's account too.</summary>
    public const string Account = "account";

    /// <summary>The name to show and to note beside changes.</summary>
    public const string Name = "name";

    /// <summary>coordinator, analyst, secretariat, chair.</summary>
    public const string Role = "role";

    /// <summary>The account's security stamp when the session began.</summary>
    public const string Stamp = "stamp";

    /// <summary>The session, by a random name of its own.</summary>
    public const string Session = "session";

    /// <summary>When the session began, in seconds since 1970: however often its cookie is renewed, it ends some day.</summary>
    public const string Since = "since";

    /// <summary>What a token may do: read, write.</summary>
    public const string Scope = "scope";

    /// <summary>The key of the access link.</summary>
    public const string Link = "link";

    /// <summary>The only round a link is for.</summary>
    public const string Round = "round";

    /// <summary>The only organization a link is for.</summary>
    public const string Organization = "organization";

    /// <summary>The identity of whoever holds a link. Nobody proves a name by it, so that the organization's stands there.</summary>
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

    /// <summary>Who asks, for the audit trail.</summary>
    /// <exception cref="InvalidOperationException">Nobody is known to ask: the endpoint let in anybody.</exception>
    public static Actor GetActor(this ClaimsPrincipal principal) =>
        ActorRoles.Find(principal.FindFirstValue(Role) ?? "") is { } role
            ? new Actor(role, principal.FindFirstValue(Name)!)
            : throw new InvalidOperationException("Nobody is known to ask.");

    /// <summary>The key of the account behind a request; null for links and for nobody.</summary>
    public static Guid? FindAccount(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Account), out var id) ? id : null;
}
