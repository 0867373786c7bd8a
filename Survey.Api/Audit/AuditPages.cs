using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;
using Survey.Storage;

namespace Survey.Api.Audit;

/// <summary>The audit trail as a page and as a table.</summary>
internal static class AuditPages
{
    private const int PageSize = 60;

    /// <summary>Shows the entries of a round, or of all rounds if none is named.</summary>
    public static async Task<IResult> GetPage(HttpContext context, string? round, string? before, RoundDesk rounds, AuditDesk audit)
    {
        var standing = round is null ? null : await rounds.Find(round, context.RequestAborted);
        if (round is not null && standing is null)
        {
            return Results.NotFound();
        }

        var position = before is null ? null : AuditPosition.Find(before) ?? throw PageRequest.MalformedCursor();
        var (entries, hasMore) = await audit.GetLatest(round, position, PageSize, context.RequestAborted);
        return DeskFrame.For(context, standing).ToPage<AuditPage>(("Entries", entries), ("HasMore", hasMore));
    }

    /// <summary>All entries as a table.</summary>
    public static Task<Results<FileStreamHttpResult, ProblemResult>> GetTable(
        HttpContext context,
        string? round,
        string format,
        AuditDesk audit) =>
        AuditApi.Give(format, round, round is null ? "audit-trail" : $"{round}-audit-trail", context.Request, audit);
}
