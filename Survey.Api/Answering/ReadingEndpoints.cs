using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Core.Collecting;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>Reading a response and its history; the chair's endorsement, and sending back.</summary>
internal static class ReadingEndpoints
{
    /// <summary>The response to read and print: what was submitted last, else what is being written.</summary>
    public static IResult Read(HttpContext context) => Page(context, message: null, reason: null);

    /// <summary>The revisions, and what changed between two of them.</summary>
    public static IResult ShowHistory(int? from, int? to, HttpContext context, ResponseDesk desk)
    {
        var visit = context.GetVisit();
        var entries = desk.FindHistory(visit.Link.Round, visit.Link.Organization) ?? [];
        if (entries.Count == 0)
        {
            return Results.Redirect(visit.Home);
        }

        var (earlier, later) = (Find(from), Find(to));
        var last = entries[^1];
        return PageResult.Of<HistoryPage>(
            ("Frame", visit.Frame(visit.Texts["history.title"])),
            ("Visit", visit),
            ("Entries", entries),
            ("From", earlier?.Number ?? Math.Max(1, last.Number - 1)),
            ("To", later?.Number ?? last.Number),
            ("Changes", earlier is null || later is null
                ? null
                : ResponseComparison.Of(visit.Round.Questionnaire, earlier.Response.Answers, later.Response.Answers).Changes));

        RevisionEntry? Find(int? number) => entries.FirstOrDefault(entry => entry.Number == number);
    }

    /// <summary>Endorses under the name given.</summary>
    public static async Task<IResult> Endorse(HttpContext context, ResponseDesk desk)
    {
        var visit = context.GetVisit();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = form["name"].ToString().Trim();
        if (name.Length is 0 or > Actor.LongestName)
        {
            return Page(context, ("name", visit.Texts["problem.name"]), reason: null);
        }

        LinkAccess.KeepName(context, name);
        var request = new DeskRequest(new Actor(visit.Link.Role, name), Way.Page) { ExpectedETag = form["etag"].ToString() };
        return Answer(context, desk.Endorse(visit.Link.Round, visit.Link.Organization, name, request), reason: null);
    }

    /// <summary>Sends the response back to the secretariat, with a comment.</summary>
    public static async Task<IResult> Return(HttpContext context, ResponseDesk desk)
    {
        var visit = context.GetVisit();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var reason = form["reason"].ToString();
        return string.IsNullOrWhiteSpace(reason)
            ? Page(context, ("reason", visit.Texts["problem.reason"]), reason)
            : Answer(context, desk.Return(visit.Link.Round, visit.Link.Organization, visit.Request with { Reason = reason, ExpectedETag = form["etag"].ToString() }), reason);
    }

    /// <summary>The page to read; for the chair with what it can do.</summary>
    public static IResult Page(HttpContext context, (string Field, string Text)? message, string? reason)
    {
        var visit = context.GetVisit();
        var latest = visit.Dossier.Latest;
        return PageResult.Of<ReadPage>(
            message is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Texts["read.title"], message is not null)),
            ("Visit", visit),
            ("Content", latest is null ? visit.Dossier.Content : new DraftContent(latest.Response.Answers, latest.Response.Language)),
            ("Shown", latest),
            ("Message", message),
            ("Reason", reason),
            ("Seal", FormSealField.For(context)));
    }

    private static IResult Answer(HttpContext context, Outcome<ResponseDossier> outcome, string? reason)
    {
        var visit = context.GetVisit();
        return outcome.Succeeded ? Results.Redirect(visit.Home)
            : outcome.Problems.Any(problem => problem.Code == "response-stale") ? Page(context, (reason is null ? "name" : "reason", visit.Texts["chair.stale"]), reason)
            : LostPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), new FormValues());
    }
}
