using System.Text;
using Survey.Api.Pages;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;

namespace Survey.Api.Audit;

/// <summary>The audit trail as a page and an export.</summary>
internal static class AuditPages
{
    private const int PageSize = 60;

    /// <summary>Shows entries of a round, or of all where none is named.</summary>
    public static IResult GetPage(HttpContext context, string? round, long? before, RoundDesk rounds, AuditDesk audit)
    {
        var standing = round is null ? null : rounds.Find(round);
        if (round is not null && standing is null)
        {
            return Results.NotFound();
        }

        var entries = audit.GetLatest(round, before, PageSize);
        return DeskFrame.For(context, standing).ToPage<AuditPage>(("Entries", entries), ("HasMore", entries.Count == PageSize));
    }

    /// <summary>All entries as a table.</summary>
    public static async Task GetTable(HttpContext context, string? round, AuditDesk audit)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{(round is null ? "" : Uri.EscapeDataString(round) + "-")}audit-trail.csv\"";
        using var text = new MemoryStream();
        await using (var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            AuditCsv.Write(writer, audit.ReadAll(round));
        }

        text.Position = 0;
        await text.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
