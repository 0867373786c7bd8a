using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>Reading a response and its history; the chair's endorsement, and sending back.</summary>
internal static class ReadingEndpoints
{
    /// <summary>The response to read and print: what was submitted last, else what is being written.</summary>
    public static IResult Read(HttpContext context) => Page(context, new ChairEntry());

    /// <summary>The revisions, and what changed between two of them.</summary>
    public static async Task<IResult> ShowHistory(int? from, int? to, HttpContext context, ResponseHistory revisions)
    {
        var visit = context.GetVisit();
        var entries = await revisions.Find(visit.Link.Round, visit.Link.Organization, cancellationToken: context.RequestAborted) ?? [];
        if (entries.Count == 0)
        {
            return Results.Redirect(visit.Home);
        }

        var (earlier, later) = (Find(from), Find(to));
        var last = entries[^1];
        return PageResults.Of<HistoryPage>(
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
        if (TypedName.Find(form["name"].ToString()) is not { } name)
        {
            return Page(context, new ChairEntry(("name", visit.Texts.Say(ProblemCatalogue.NameMissing["own"]))));
        }

        LinkAccess.KeepName(context, name);
        var request = new DeskRequest(new Actor(visit.Link.Role, name), InputChannel.Page)
        {
            ExpectedETag = form["etag"].ToString(),
            Key = KeyOf(form),
        };
        return await Answer(
            context,
            await desk.Endorse(visit.Link.Round, visit.Link.Organization, name, request, context.RequestAborted),
            "name",
            new ChairEntry(),
            form);
    }

    /// <summary>Sends the response back to the secretariat, with a comment, under the name given.</summary>
    public static async Task<IResult> Return(HttpContext context, ResponseDesk desk)
    {
        var visit = context.GetVisit();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, reason) = (TypedName.Find(form["name"].ToString()), form["reason"].ToString());
        (string, string)?[] wrong =
        [
            string.IsNullOrWhiteSpace(reason) ? ("reason", visit.Texts.Say(ProblemCatalogue.ReasonMissing)) : null,
            name is not null ? null : ("returned-by", visit.Texts.Say(ProblemCatalogue.NameMissing["own"])),
        ];
        var entry = new ChairEntry([.. wrong.OfType<(string, string)>()]) { Name = form["name"].ToString().Trim(), Reason = reason };
        if (name is null || entry.Messages.Count > 0)
        {
            return Page(context, entry);
        }

        LinkAccess.KeepName(context, name);
        var request = new DeskRequest(new Actor(visit.Link.Role, name), InputChannel.Page)
        {
            Reason = reason,
            ExpectedETag = form["etag"].ToString(),
            Key = KeyOf(form),
        };
        return await Answer(
            context,
            await desk.Return(visit.Link.Round, visit.Link.Organization, request, context.RequestAborted),
            "reason",
            entry,
            form);
    }

    /// <summary>The page to read; for the chair with what it can do.</summary>
    /// <param name="context">The request.</param>
    /// <param name="entry">What was written in the chair's forms, and is wrong with it.</param>
    public static IResult Page(HttpContext context, ChairEntry entry)
    {
        var visit = context.GetVisit();
        var latest = visit.Dossier.Latest;
        return PageResults.Of<ReadPage>(
            entry.Messages.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Texts["read.title"], entry.Messages.Count > 0)),
            ("Visit", visit),
            ("Content", latest is null ? visit.Dossier.Content : new DraftContent(latest.Response.Answers, latest.Response.Language)),
            ("Shown", latest),
            ("Entry", entry),
            ("RequestKey", Guid.NewGuid().ToString("N")),
            ("Seal", FormSealField.For(context)));
    }

    /// <summary>By which a second press of the button is known as such.</summary>
    internal static string? KeyOf(IFormCollection form) => form["key"].ToString() is { Length: > 0 } key ? key : null;

    /// <summary>What is wrong with a reason or comment; null if it is not the only thing that is wrong.</summary>
    internal static string? SayReason(Outcome<ResponseDossier> outcome, LinkVisit visit) =>
        outcome.Problems.All(problem => problem.Kind == ProblemCatalogue.ReasonTooLong || problem.Kind == ProblemCatalogue.TextInvalid)
            ? outcome.Problems[0].ToText(visit.Texts.In)
            : null;

    private static async Task<IResult> Answer(
        HttpContext context,
        Outcome<ResponseDossier> outcome,
        string field,
        ChairEntry entry,
        IFormCollection form)
    {
        var visit = context.GetVisit();
        return outcome.Succeeded ? Results.Redirect(visit.Home)
            : outcome.Problems.Any(problem => problem.Code is "response-stale" or "request-key-reused")
                ? Page(context, entry with { Messages = [(field, visit.Texts["chair.stale"])] })
            : SayReason(outcome, visit) is { } message ? Page(context, entry with { Messages = [(field, message)] })
            : await InvalidLinkPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), new FormValues(form));
    }
}
