using Survey.Api.Access;
using Survey.Api.Analysing;
using Survey.Api.Audit;
using Survey.Api.Describing;
using Survey.Api.Directories;
using Survey.Api.Http;
using Survey.Api.Invitations;
using Survey.Api.OpenRounds;
using Survey.Api.Overviews;
using Survey.Api.Publications;
using Survey.Api.Responses;
using Survey.Api.Rounds;
using Survey.Api.Workbooks;

namespace Survey.Api.Hosting;

/// <summary>The whole API: every route group under <c>/v1</c>, and its description.</summary>
public static class ApiShell
{
    /// <summary>Maps the API.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/v1")
            .RequireAuthorization(AccessPolicies.Api).DisableAntiforgery()
            .AddEndpointFilter<RouteGroupBuilder, QueryFilter>()
            .AddEndpointFilter<RouteGroupBuilder, StillValidFilter>();
        api.MapAccess();
        api.MapRounds();
        api.MapDirectories();
        api.MapResponses();
        api.MapAnswerWorkbooks();
        api.MapInvitations();
        api.MapPlan();
        api.MapOverviews();
        api.MapOpenRounds();
        api.MapAnalysis();
        api.MapPublications();
        api.MapAudit();

        // The public has no token.
        app.MapGroup("/v1").DisableAntiforgery().AddEndpointFilter<RouteGroupBuilder, QueryFilter>().MapSubmissions();
        app.MapApiDescription();
    }
}
