using Survey.Api.Answering.Forms;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Audit;
using Survey.Collecting.Invitations;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>Checking, submitting, the receipt, and taking a response back.</summary>
internal static class SubmissionEndpoints
{
    /// <summary>All answers, and all that stands in the way of submitting.</summary>
    public static IResult Check(HttpContext context) =>
        context.GetVisit() is { MayAnswer: false } visit ? Results.Redirect(visit.Home) : Page(context, refusal: null);

    /// <summary>Submits under the name given.</summary>
    public static async Task<IResult> Submit(HttpContext context, ResponseDesk desk, SurveyMetrics metrics)
    {
        var visit = context.GetVisit();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = (form["name"].ToString().Trim(), form["day"].ToString());

        // In an open round nobody is asked for a name.
        var name = visit.Organization is null ? "" : TypedName.Find(typed.Item1);
        if (name is null)
        {
            return Page(context, ("name", visit.Texts.Say(ProblemCatalogue.NameMissing["own"])), typed);
        }

        // The key tells a second press of the button, or a page sent again, from a second submission.
        var request = visit.Request with { Key = ReadingEndpoints.KeyOf(form) };
        if (visit is { Way: InputChannel.Page, Organization: not null })
        {
            LinkAccess.KeepName(context, name);
            request = request with { Actor = new Actor(visit.Link.Role, name) };
        }
        else if (form["day"].ToString() is var text && !TypedText.IsBlank(text))
        {
            // Which days are possible, the desk decides.
            if (TypedDate.Find(text).Value is not { } day)
            {
                return Page(context, ("day", visit.Texts["submit.day-wrong"]), typed);
            }

            request = request with { Day = day };
        }

        // Rows in which nothing stands, and the language, are settled now; both by what was checked and by nothing later.
        var language = form["language"].ToString();
        var saved = await desk.Save(
            visit.Link.Round,
            visit.Link.Organization,
            dossier =>
                visit.WithoutBlankRows(visit.Begin(dossier)) with
                {
                    Language = Texts.InterfaceTexts.Languages.Any(each => each.Tag == language) ? language : dossier.Content.Language,
                },
            request with
            {
                ExpectedETag = form["etag"].ToString(),
            },
            context.RequestAborted);
        var outcome = saved.Succeeded
            ? await desk.Submit(
                visit.Link.Round,
                visit.Link.Organization,
                name,
                request with
                {
                    ExpectedETag = saved.Value.ETag,
                },
                content: null,
                context.RequestAborted)
            : saved;
        if (outcome.Succeeded)
        {
            // A second press of the button is none.
            if (outcome.Value.Latest?.Number != visit.Dossier.Latest?.Number)
            {
                metrics.NoteSubmission(visit.Way.ToCode());
            }

            return Results.Redirect($"{visit.Home}/receipt");
        }

        metrics.NoteProblems(outcome.Problems);
        var codes = outcome.Problems.Select(problem => (problem.Code, problem.Place.Path)).ToList();
        if (
            codes.Exists(each => each.Code == "response-stale")
            && visit.Dossier is { Draft: null, State: ResponseState.Submitted or ResponseState.Endorsed }
        )
        {
            // Submitted from another tab or by a colleague: the receipt says when and by whom.
            return Results.Redirect($"{visit.Home}/receipt");
        }

        return codes.Exists(each => each.Code is "response-stale" or "request-key-reused")
                ? Page(context, ("name", visit.Texts["submit.stale"]), typed)
            : codes.Contains(("date-invalid", "day")) ? Page(context, ("day", visit.Texts["submit.day-wrong"]), typed)
            : codes.Exists(each => each.Code is "round-not-collecting" or "transition-not-allowed")
                ? await InvalidLinkPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), new FormValues())
            : Results.Redirect($"{visit.Home}/check");
    }

    /// <summary>The receipt of the latest submission.</summary>
    public static async Task<IResult> ShowReceipt(HttpContext context, ResponseHistory revisions, AuditDesk audit)
    {
        // What came after it, a return or an endorsement, is no submission: the receipt stays the same.
        var visit = context.GetVisit();
        var submission = await revisions.FindLastSubmission(visit.Link.Round, visit.Link.Organization, context.RequestAborted)
            ?? visit.Dossier.Latest;
        return submission is null
            ? Results.Redirect(visit.Home)
            : PageResults.Of<ReceiptPage>(
                ("Frame", visit.Frame(visit.Texts["receipt.title"])),
                ("Visit", visit),
                ("Latest", submission),
                ("PersonalAddress", LinkAccess.FindAddress(context)),
                ("Mail", PersonalMail.For(context)),
                ("FormSeal", visit.Organization is null ? FormSealField.For(context) : null),
                ("Seal", await audit.FindSeal(visit.Link.Round, visit.Link.Organization, submission, context.RequestAborted)));
    }

    /// <summary>Asks before a response is taken back.</summary>
    public static IResult AskWithdraw(HttpContext context)
    {
        var visit = context.GetVisit();
        return visit.Dossier.GetActions(visit.Link.Role).Contains(ResponseAction.Withdraw)
            ? WithdrawForm(context, message: null, reason: null)
            : Results.Redirect(visit.Home);
    }

    /// <summary>Takes a response back.</summary>
    public static async Task<IResult> Withdraw(HttpContext context, ResponseDesk desk)
    {
        var visit = context.GetVisit();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var outcome = await desk.Withdraw(
            visit.Link.Round,
            visit.Link.Organization,
            visit.Request with { Reason = form["reason"].ToString(), ExpectedETag = form["etag"].ToString() },
            context.RequestAborted);
        return outcome.Succeeded || outcome.Problems.Any(problem => problem.Code == "response-stale") ? Results.Redirect(visit.Home)
            : ReadingEndpoints.SayReason(outcome, visit) is { } message ? WithdrawForm(context, message, form["reason"])
            : await InvalidLinkPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), new FormValues(form));
    }

    private static IResult WithdrawForm(HttpContext context, string? message, string? reason)
    {
        var visit = context.GetVisit();
        return PageResults.Of<WithdrawPage>(
            message is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Texts["withdraw.title"], message is not null)),
            ("Visit", visit),
            ("Message", message),
            ("Reason", reason),
            ("Seal", FormSealField.For(context)));
    }

    private static IResult Page(HttpContext context, (string Field, string Text)? refusal, (string Name, string Day)? typed = null)
    {
        var visit = context.GetVisit();
        var content = visit.WithoutBlankRows(visit.Begin(visit.Dossier));
        var scope = visit.ToScope(content.Answers);
        var checks = new PageChecks(visit, content);
        var found = visit.Pages
            .Where(page => FormView.Holds(page.Relevant, scope))
            .Select(page => (Page: page, Found: checks.Of(page)))
            .ToList();
        var problems = found.SelectMany(each => each.Found.Problems.Select(problem => (each.Page, problem))).ToList();
        var warnings = found.SelectMany(each => each.Found.Warnings.Select(warning => (each.Page, warning))).ToList();
        return PageResults.Of<CheckPage>(
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Texts["check.title"], problems.Count > 0 || refusal is not null)),
            ("Visit", visit),
            ("Content", content),
            ("Problems", problems),
            ("Warnings", warnings),
            ("Refusal", refusal),
            ("Typed", typed),
            ("RequestKey", Guid.NewGuid().ToString("N")),
            ("Seal", FormSealField.For(context)));
    }
}
