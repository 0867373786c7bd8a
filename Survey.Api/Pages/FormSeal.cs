using Microsoft.AspNetCore.Antiforgery;

namespace Survey.Api.Pages;

/// <summary>The seal against forged forms (antiforgery), for every endpoint of a group, whether or not its handler reads the form.</summary>
public static class FormSeal
{
    /// <summary>Refuses forms that this service did not give to this session. Components write the seal with <c>&lt;AntiforgeryToken /&gt;</c>.</summary>
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
