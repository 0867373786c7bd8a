using Microsoft.AspNetCore.Mvc;
using Survey.Api.Answering.Forms;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;

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
        var form = new FormFrame(
            FormSealField.For(context),
            $"{visit.Home}/sections/{number}",
            ContentDigests.Of(page.PlainQuestions, content).ToString())
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
        return visit.Way == InputChannel.Page ? PageResults.OfWords<SectionPage>(parameters) : PageResults.Of<SectionPage>(parameters);
    }

    /// <summary>Saves the form of a page, and goes where its button leads.</summary>
    public static async Task<IResult> Save(
        int number,
        HttpContext context,
        [FromServices] ResponseDesk desk,
        [FromServices] Presence presence)
    {
        var visit = context.GetVisit();
        if (number < 1 || number > visit.Pages.Count)
        {
            return Results.Redirect($"{visit.Home}/tasks");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var post = SectionPost.Read(visit, visit.Pages[number - 1], new FormValues(form));
        var (before, merge) = (visit.Begin(visit.Dossier), (ThreeWayMerge?)null);
        var outcome = await desk.Save(visit.Link.Round, visit.Link.Organization, Merge, post.Request, context.RequestAborted);
        if (outcome.Succeeded && merge is null)
        {
            // The page has saved this, or something later, already.
            return context.Request.IsFromScript() ? Results.NoContent() : Results.Redirect($"{visit.Home}/sections/{number}");
        }

        if (merge?.Conflicts.Count > 0)
        {
            return context.Request.IsFromScript() ? TellConflict(visit) : Conflict(post, before, merge, context);
        }

        if (context.Request.IsFromScript())
        {
            return AnswerScript(post, outcome, presence);
        }

        return outcome.Succeeded
            ? Results.Redirect(SectionTarget.Of(post, before, outcome.Value))
            : await InvalidLinkPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), post.Sent);

        DraftContent? Merge(ResponseDossier dossier)
        {
            before = visit.Begin(dossier);
            merge = post.Merge(before, dossier.PageSaves);
            return merge.Content;
        }
    }

    private static IResult TellConflict(LinkVisit visit)
    {
        var name = visit.Dossier.Draft?.SavedBy ?? visit.Dossier.Latest?.By ?? "";
        var message = visit.Texts.Fill(visit.KeyOf("conflict.script"), ("name", name));
        return Results.Json(new { message }, statusCode: StatusCodes.Status409Conflict);
    }

    private static IResult AnswerScript(SectionPost post, Outcome<ResponseDossier> outcome, Presence presence)
    {
        var visit = post.Visit;
        if (!outcome.Succeeded)
        {
            return Results.Json(
                new { message = visit.Texts[$"{RefusalWording.KeyOf(outcome)}.script"] },
                statusCode: StatusCodes.Status403Forbidden);
        }

        var view = SectionViews.Make(visit, post.Page, outcome.Value.Content, withMissing: false);
        var others = SectionViews.SayOthers(visit, presence);
        return Results.Json(SectionViews.Tell(visit with { Dossier = outcome.Value }, view, others, post.Base));
    }

    private static IResult Conflict(SectionPost post, DraftContent saved, ThreeWayMerge merge, HttpContext context) =>
        PageResults.Of<ConflictPage>(
            StatusCodes.Status409Conflict,
            ("Frame", post.Visit.Frame(post.Visit.Texts["conflict.title"])),
            ("Post", post),
            ("Saved", saved),
            ("Merge", merge),
            ("Seal", FormSealField.For(context)));
}
