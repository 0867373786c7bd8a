using Survey.Api.Access;
using Survey.Api.Hosting;

namespace Survey.Api.Coordinating;

/// <summary>The pages of coordinators and analysts.</summary>
internal static class CoordinatingHosting
{
    /// <summary>Maps them. Whoever has an account may read all of it; only coordinators may change anything.</summary>
    public static void MapCoordinating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect("/rounds")).ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page);
        var group = routes.MapGroup("/rounds").ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page).RequireFormSeal();
        group.MapRoundPages();
        group.MapStandingPages();
        group.MapPreviewPages();
        group.MapInvitationPages();
        group.MapResponsePages();
        group.MapWorkbookPages();
        group.MapOverviewPages();
        group.MapDirectoryPages();
        group.MapGet("/{round}/audit", AuditEndpoints.GetPage);
        group.MapGet("/{round}/audit.csv", AuditEndpoints.GetTable);
        var trail = routes.MapGroup("/audit").ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page);
        trail.MapGet("", AuditEndpoints.GetPage);
        routes.MapGet("/audit.csv", AuditEndpoints.GetTable).ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page);
    }
}
