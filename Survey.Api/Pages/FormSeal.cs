using Microsoft.AspNetCore.Antiforgery;

namespace Survey.Api.Pages;

/// <summary>Protects forms against cross-site request forgery (antiforgery), whether or not a handler reads the form.</summary>
public static class FormSeal
{
    /// <summary>
    /// Refuses forms that this service did not give to this session. Components write the token with <c>&lt;AntiforgeryToken /&gt;</c>.
    /// </summary>
    public static RouteGroupBuilder RequireFormSeal(this RouteGroupBuilder group)
    {
        group.WithMetadata(new RequireAntiforgeryTokenAttribute());
        group.AddEndpointFilter((context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false, Error: var error }
                ? throw error!
                : next(context));
        return group;
    }
}
