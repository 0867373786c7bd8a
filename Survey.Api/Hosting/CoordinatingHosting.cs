using Survey.Api.Access;
using Survey.Api.Analysing;
using Survey.Api.Answering;
using Survey.Api.Audit;
using Survey.Api.Directories;
using Survey.Api.Editing;
using Survey.Api.Http;
using Survey.Api.Invitations;
using Survey.Api.Library;
using Survey.Api.OpenRounds;
using Survey.Api.Overviews;
using Survey.Api.Pages;
using Survey.Api.Progress;
using Survey.Api.Publications;
using Survey.Api.Responses;
using Survey.Api.Rounds;
using Survey.Api.Workbooks;

namespace Survey.Api.Hosting;

/// <summary>The pages of coordinators and analysts.</summary>
internal static class CoordinatingHosting
{
    /// <summary>Maps the pages. Every account may read them; only coordinators may change anything, except what analysts add.</summary>
    public static void MapCoordinating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect("/rounds")).ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page);
        var group = routes.MapGroup("/rounds").ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page).RequireFormSeal()
            .RefuseUnknownQuery();
        group.MapLibraryPages();
        group.MapRoundPages();
        group.MapProgressPages();
        group.MapOpenRoundPages();
        group.MapPreviewPages();
        group.MapEditingPages();
        group.MapInvitationPages();
        group.MapPlanPages();
        group.MapResponsePages();
        group.MapWorkbookPages();
        group.MapOverviewPages();
        group.MapAnalysisPages();
        group.MapPracticePages();
        group.MapResultsPages();
        group.MapChartPages();
        group.MapRowsPages();
        group.MapDuplicatePages();
        group.MapReconciliationPages();
        group.MapAlignmentPages();
        group.MapComparisonPages();
        group.MapPublicationPages();
        group.MapDirectoryPages();
        group.MapGet("/{round}/audit", AuditPages.GetPage);
        group.MapFile("/{round}/audit.{format}", AuditPages.GetTable);
        var trail = routes.MapGroup("").ExcludeFromDescription().RequireAuthorization(AccessPolicies.Page).RefuseUnknownQuery();
        trail.MapGet("/audit", AuditPages.GetPage);
        trail.MapFile("/audit.{format}", AuditPages.GetTable);
    }
}
