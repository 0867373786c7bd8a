using Microsoft.AspNetCore.Mvc;
using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>A page of the form: shown, saved by its buttons, and saved by the script while one types.</summary>
internal static class SectionEndpoints
{
    /// <summary>Shows a page.</summary>
    /// <param name="number">The page's number, from 1.</param>
    /// <param name="check">Present: what is missing on the page is shown too.</param>
    /// <param name="list">The coded question of a row whose list is to be open.</param>
    /// <param name="remove">The row that is to be removed once that is confirmed.</param>
    /// <param name="further">The field of the first question that has appeared since.</param>
    /// <param name="here">Present: the script tells that the page is still looked at.</param>
    /// <param name="context">The request.</param>
    /// <param name="presence">Who else is there.</param>
    public static IResult Show(
        int number,
        string? check,
        string? list,
        string? remove,
        string? further,
        string? here,
        HttpContext context,
        Presence presence)
    {
        var visit = context.GetVisit();
        if (number < 1 || number > visit.Pages.Count || !visit.MayAnswer)
        {
            return Results.Redirect($"{visit.Home}/tasks");
        }

        var page = visit.Pages[number - 1];
        var content = visit.Begin(visit.Dossier);
        var view = SectionViews.Make(visit, page, content, withMissing: check is not null);
        if (here is not null)
        {
            return Results.Json(SectionViews.Tell(visit, view, SectionViews.SayOthers(visit, presence)));
        }

        view = view with { OpenList = list, RowToRemove = remove };
        var notice = further is null ? null : visit.Texts["further"];
        var form = new FormFrame(FormSealField.For(context), $"{visit.Home}/sections/{number}", SectionMarks.Of(page, content))
        {
            SavedAt = visit.Dossier.Draft?.SavedAt,
            Others = SectionViews.SayOthers(visit, presence),
            Notice = notice,
            NoticeField = further,
        };

        // A coordinator's session ends: what it has entered from paper must not come back after it.
        (string, object?)[] parameters =
        [
            ("Frame", visit.Frame(visit.Content.Words(page.Title), view.Problems.Count > 0)),
            ("View", view),
            ("Form", form),
            ("AskingPages", visit.AskingPages),
            ("Visit", visit),
            ("List", $"{visit.Home}/tasks"),
            ("OtherLanguage", SectionViews.NoteOtherLanguage(visit)),
        ];
        return visit.Way == Way.Page ? PageResults.OfWords<SectionPage>(parameters) : PageResults.Of<SectionPage>(parameters);
    }

    /// <summary>Saves what the form of a page says, and goes where its button leads.</summary>
    public static async Task<IResult> Save(
        int number,
        HttpContext context,
        [FromServices] ResponseDesk desk,
        [FromServices] OpenedPages openedPages,
        [FromServices] Presence presence)
    {
        var visit = context.GetVisit();
        if (number < 1 || number > visit.Pages.Count)
        {
            return Results.Redirect($"{visit.Home}/tasks");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var sent = form[SectionPost.Opened].ToString();
        var shown = openedPages.FindMarks(visit, number, sent) ?? form["base"].ToString();
        var post = new SectionPost(visit, visit.Pages[number - 1], new FormValues(form), form["do"].ToString(), shown);
        post.Prepare();
        var isLate = false;
        var outcome = await desk.Save(visit.Link.Round, visit.Link.Organization, Edit, visit.Request, context.RequestAborted);
        if (isLate)
        {
            return context.Request.IsFromScript() ? Results.NoContent() : Results.Redirect($"{visit.Home}/sections/{number}");
        }

        if (outcome.Succeeded && post.Edit.Conflicts.Count == 0)
        {
            openedPages.Note(visit, number, sent, post.Marks);
        }

        if (context.Request.IsFromScript())
        {
            return AnswerScript(visit, post, outcome, presence);
        }

        if (post.Edit.Conflicts.Count > 0)
        {
            return Conflict(visit, post, context);
        }

        if (outcome.Succeeded)
        {
            LinkAccess.NoteArrival(context, visit, form[SectionPost.Stamp].ToString());
            return Results.Redirect(post.GetNext(outcome.Value));
        }

        return await InvalidLinkPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), post.Sent);

        // While nobody else saves: what came too late must not be taken for the last word.
        DraftContent? Edit(ResponseDossier dossier)
        {
            isLate = openedPages.IsLate(visit, number, sent);
            return isLate ? null : post.Edit.Apply(dossier);
        }
    }

    private static IResult AnswerScript(LinkVisit visit, SectionPost post, Outcome<ResponseDossier> outcome, Presence presence)
    {
        if (post.Edit.Conflicts.Count > 0)
        {
            var name = visit.Dossier.Draft?.SavedBy ?? visit.Dossier.Latest?.By ?? "";
            return Results.Json(new { message = visit.Texts.Fill("conflict.script", ("name", name)) }, statusCode: StatusCodes.Status409Conflict);
        }

        if (!outcome.Succeeded)
        {
            return Results.Json(new { message = visit.Texts[$"{RefusalWording.KeyOf(outcome)}.script"] }, statusCode: StatusCodes.Status403Forbidden);
        }

        var content = outcome.Value.Content;
        var view = SectionViews.Make(visit, post.Page, content, withMissing: false);
        return Results.Json(SectionViews.Tell(visit with { Dossier = outcome.Value }, view, SectionViews.SayOthers(visit, presence), post.Marks));
    }

    private static IResult Conflict(LinkVisit visit, SectionPost post, HttpContext context) => PageResults.Of<ConflictPage>(
        StatusCodes.Status409Conflict,
        ("Frame", visit.Frame(visit.Texts["conflict.title"])),
        ("Visit", visit),
        ("Post", post),
        ("Seal", FormSealField.For(context)));
}
