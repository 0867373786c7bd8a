using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Collecting.Audit;
using Survey.Files.Reports;

namespace Survey.Api.Audit;

/// <summary>The audit trail: who did what and when.</summary>
public static class AuditApi
{
    /// <summary>Maps <c>/audit</c>.</summary>
    public static RouteGroupBuilder MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/audit").WithTags("Audit").RequireAuthorization(AccessPolicies.AccountApi);
        group.MapGet("", GetAudit).WithName("ListAudit").WithSummary("The audit trail, latest entry first.");
        routes.MapGet("/audit.csv", GetTable).WithTags("Audit").WithName("GetAuditTable")
            .WithSummary("The whole audit trail as a table, first entry first.")
            .RequireAuthorization(AccessPolicies.AccountApi).Produces<object>(200, FileFormat.Csv.MediaType);
        return group;
    }

    private static async Task<Ok<Page<AuditView>>> GetAudit(
        [Description("Only entries of this round.")] string? round,
        [AsParameters] PageRequest page,
        AuditDesk desk,
        CancellationToken cancellationToken)
    {
        long? before = page.ReadCursor() is not { } cursor ? null
            : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new MalformedRequestException("cursor");
        var limit = page.GetLimit();
        var (entries, hasMore) = await desk.GetLatest(round, before, limit, cancellationToken);
        var next = hasMore ? PageRequest.WriteCursor(entries[^1].Number.ToString(CultureInfo.InvariantCulture)) : null;
        return TypedResults.Ok(new Page<AuditView>([.. entries.Select(AuditView.Of)], next));
    }

    private static Task<FileStreamHttpResult> GetTable(
        [Description("Only entries of this round.")] string? round,
        AuditDesk desk,
        CancellationToken cancellationToken) =>
        WholeFile.Give(AuditCsv.Format, desk.ReadAll(round, cancellationToken), "audit", cancellationToken);
}
