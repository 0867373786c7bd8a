using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;
using Survey.Core.Languages;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Audit;

/// <summary>The audit trail: who did what and when.</summary>
public static class AuditApi
{
    /// <summary>Maps <c>/audit</c>.</summary>
    public static RouteGroupBuilder MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/audit").WithTags("Audit").RequireAuthorization(AccessPolicies.AccountApi);
        group.MapGet("", GetAudit).WithName("ListAudit").WithSummary("The audit trail, latest entry first.");
        routes.MapGet("/audit.{format}", GetTable).WithTags("Audit").WithName("GetAuditTable")
            .WithSummary("The whole audit trail as a table, first entry first: csv or xlsx.")
            .RequireAuthorization(AccessPolicies.AccountApi)
            .Produces<object>(200, FileFormat.Csv.MediaType, FileFormat.Workbook.MediaType).ProducesProblems(404);
        return group;
    }

    private static async Task<Ok<Page<AuditView>>> GetAudit(
        [Description("Only entries of this round.")] string? round,
        [AsParameters] PageRequest page,
        AuditDesk desk,
        CancellationToken cancellationToken)
    {
        var before = page.ReadCursor() is { } cursor ? AuditPosition.Find(cursor) ?? throw PageRequest.MalformedCursor() : null;
        var limit = page.GetLimit();
        var (entries, hasMore) = await desk.GetLatest(round, before, limit, cancellationToken);
        var next = hasMore ? PageRequest.WriteCursor(entries[^1].Position.ToString()) : null;
        return TypedResults.Ok(new Page<AuditView>([.. entries.Select(AuditView.Of)], next));
    }

    private static Task<Results<FileStreamHttpResult, ProblemResult>> GetTable(
        string format,
        [Description("Only entries of this round.")] string? round,
        HttpRequest request,
        AuditDesk desk) =>
        Give(format, round, "audit", request, desk);

    // The pages use it too, with a name of their own.
    internal static async Task<Results<FileStreamHttpResult, ProblemResult>> Give(
        string format,
        string? round,
        string name,
        HttpRequest request,
        AuditDesk desk)
    {
        var cancellation = request.HttpContext.RequestAborted;
        var texts = InterfaceTexts.Of((PageLanguage.OfDownload(request) ?? Language.English).Tag);
        return Negotiation.Find(format, request, ExportFormats.Tables) is { } chosen
            ? await WholeFile.Give(chosen, AuditExport.Of(desk.ReadAll(round, cancellation), SayDetails), name, cancellation)
            : Negotiation.None(format, ExportFormats.Tables);

        // Only changes of a round are said in words; other details are codes and names, as before.
        string? SayDetails(AuditEntry entry) =>
            entry.Action == RoundDesk.Changed ? string.Join("; ", AuditDetails.Say(entry, texts)) : entry.Details;
    }
}
