using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>The first page and the list of the form's pages.</summary>
internal static class StartEndpoints
{
    /// <summary>The first page; the chair's is the response itself.</summary>
    public static IResult Show(HttpContext context)
    {
        var visit = context.GetVisit();
        return visit.Link.Role == ActorRole.Chair ? ReadingEndpoints.Page(context, new ChairEntry()) : Page(context);
    }

    /// <summary>Remembers the visitor's name, which colleagues see, and leads to the list.</summary>
    public static async Task<IResult> KeepName(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (TypedName.Find(form["name"].ToString()) is not { } name)
        {
            return Page(context, context.GetVisit().Texts.Say(ProblemCatalogue.NameMissing["own"]));
        }

        LinkAccess.KeepName(context, name);
        return Results.Redirect($"{context.GetVisit().Home}/tasks");
    }

    /// <summary>The list of the form's pages, each with how far it is.</summary>
    public static IResult ShowTasks(HttpContext context, Presence presence)
    {
        var visit = context.GetVisit();
        if (!visit.MayAnswer)
        {
            return Results.Redirect(visit.Home);
        }

        var content = visit.WithoutBlankRows(visit.Begin(visit.Dossier));
        var scope = visit.ToScope(content.Answers);
        var checks = new PageChecks(visit, content);
        return PageResults.Of<TasksPage>(
            ("Frame", visit.Frame(visit.Texts["tasks.title"])),
            ("Visit", visit),
            ("Tasks", visit.Pages.Select(page => (page, StateOf(visit, page, content, scope, checks))).ToList()),
            ("Others", SectionViews.SayOthers(visit, presence)));
    }

    private static string StateOf(LinkVisit visit, FormPage page, DraftContent content, AnswerScope scope, PageChecks checks)
    {
        if (!FormView.Holds(page.Relevant, scope))
        {
            return "skipped";
        }

        if (page.Questions.Count == 0)
        {
            return "read";
        }

        var isBegun = page.Questions.Any(each =>
            content.Answers.Find(each.Question.Code) is not null || content.GetAsTyped(each.Question).Any());
        var (problems, _) = checks.Of(page);
        return problems.Any(problem => problem.Problem.Code is not ("answer-missing" or "rows-too-few" or "rows-not-as-counted")) ? "wrong"
            : !isBegun && (problems.Count > 0 || visit.Dossier.State is null or ResponseState.Draft) ? "todo"
            : problems.Count > 0 ? "begun"
            : "done";
    }

    /// <summary>The first page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="message">What is wrong with the name; null for nothing.</param>
    /// <param name="mail">The form for the personal link, if it was sent; null otherwise.</param>
    public static IResult Page(HttpContext context, string? message = null, PersonalMail? mail = null)
    {
        var visit = context.GetVisit();
        return PageResults.Of<StartPage>(
            message is null && mail is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Content.Words(visit.Round.Questionnaire.Title), message is not null || mail is not null)),
            ("Visit", visit),
            ("NameMessage", message),
            ("PersonalAddress", LinkAccess.FindAddress(context)),
            ("Mail", mail ?? PersonalMail.For(context)),
            ("Seal", FormSealField.For(context)));
    }
}
