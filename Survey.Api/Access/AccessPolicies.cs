using Microsoft.AspNetCore.Authorization;
using Survey.Api.Http;
using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Api.Access;

/// <summary>Authorization policies. Every endpoint names one of them or allows anonymous access; a test lists them.</summary>
public static class AccessPolicies
{
    /// <summary>A page for any account.</summary>
    public const string Page = "page";

    /// <summary>A page for coordinators.</summary>
    public const string CoordinatorPage = "coordinator-page";

    /// <summary>The API, for any token or link; the policy limits a link to its own round and organization.</summary>
    public const string Api = "api";

    /// <summary>The API, for accounts.</summary>
    public const string AccountApi = "account-api";

    /// <summary>The API, for coordinators.</summary>
    public const string CoordinatorApi = "coordinator-api";

    /// <summary>The API, for roles that may write answers: secretariats, respondents of open rounds and coordinators.</summary>
    public const string AnsweringApi = "answering-api";

    /// <summary>The API, for roles that may endorse and return answers: chairs and coordinators.</summary>
    public const string EndorsingApi = "endorsing-api";

    private static readonly string[] Accounts = [.. Account.Roles.Select(role => role.ToCode())];

    private static readonly string[] Answering =
        [ActorRole.Secretariat.ToCode(), ActorRole.Respondent.ToCode(), ActorRole.Coordinator.ToCode()];

    internal static IServiceCollection AddAccessPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Page, policy => policy.AddAuthenticationSchemes(AccountCookie.Scheme).RequireRole(Accounts))
            .AddPolicy(CoordinatorPage, policy =>
                policy.AddAuthenticationSchemes(AccountCookie.Scheme).RequireRole(ActorRole.Coordinator.ToCode()))
            .AddPolicy(Api, policy => OfApi(policy).RequireAuthenticatedUser())
            .AddPolicy(AccountApi, policy => OfApi(policy).RequireRole(Accounts))
            .AddPolicy(CoordinatorApi, policy => OfApi(policy).RequireRole(ActorRole.Coordinator.ToCode()))
            .AddPolicy(AnsweringApi, policy => OfApi(policy).RequireRole(Answering))
            .AddPolicy(EndorsingApi, policy => OfApi(policy).RequireRole(ActorRole.Chair.ToCode(), ActorRole.Coordinator.ToCode()));
        return services;
    }

    /// <summary>Describes in words who may use an endpoint with these policies.</summary>
    internal static string InWords(IEnumerable<string?> policies)
    {
        var known = policies.ToHashSet(StringComparer.Ordinal);
        return known.Contains(CoordinatorApi) ? "coordinators"
            : known.Contains(AccountApi) ? "coordinators and analysts"
            : known.Contains(AnsweringApi) ? "coordinators; a secretariat or a respondent of an open round, its own"
            : known.Contains(EndorsingApi) ? "coordinators; a chair, its own"
            : "coordinators and analysts; a secretariat or chair, its own";
    }

    private static AuthorizationPolicyBuilder OfApi(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(BearerAccess.Name).RequireAssertion(IsWithinScope).RequireAssertion(IsOwn);

    /// <summary>True for accounts, and for links if the round and organization in the path are their own.</summary>
    private static bool IsOwn(AuthorizationHandlerContext context) =>
        context.User.FindAccount() is not null
        || (context.Resource is HttpContext { Request.RouteValues: var values }
            && IsOwn(values, AccessClaims.Round, context)
            && IsOwn(values, AccessClaims.Organization, context));

    private static bool IsOwn(RouteValueDictionary values, string name, AuthorizationHandlerContext context) =>
        !values.TryGetValue(name, out var named) || context.User.FindFirst(name)?.Value == named as string;

    /// <summary>True if the token's scope allows the request's method.</summary>
    private static bool IsWithinScope(AuthorizationHandlerContext context) =>
        context.User.FindFirst(AccessClaims.Scope)?.Value != TokenScopes.Read
        || (context.Resource is HttpContext { Request.Method: var method } && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)));
}
