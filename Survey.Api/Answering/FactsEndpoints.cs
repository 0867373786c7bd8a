using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Responses;
using Survey.Core.Problems;

namespace Survey.Api.Answering;

/// <summary>In an open round: the page on which somebody corrects the type and the regions.</summary>
internal static class FactsEndpoints
{
    /// <summary>The page with what was said before.</summary>
    public static IResult Show(HttpContext context)
    {
        var visit = context.GetVisit();
        var respondent = visit.Dossier.Respondent;
        return visit is { Organization: null, MayAnswer: true }
            ? Page(context, GivenRespondent.Of(respondent), [])
            : Results.Redirect(visit.Home);
    }

    /// <summary>Saves them with the draft.</summary>
    public static async Task<IResult> Save(HttpContext context, ResponseDesk desk)
    {
        var visit = context.GetVisit();
        if (visit.Organization is not null)
        {
            return Results.Redirect(visit.Home);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var given = GivenRespondent.Read(name => form[name].OfType<string>());
        var outcome = await desk.SaveRespondent(visit.Link.Round, visit.Link.Organization, given, visit.Request, context.RequestAborted);
        var wrong = outcome.Problems.Where(problem => problem.Place.Path.StartsWith("respondent.", StringComparison.Ordinal)).ToList();
        return outcome.Succeeded ? Results.Redirect(visit.Home)
            : wrong.Count > 0 ? Page(context, given, wrong)
            : await InvalidLinkPages.Show(context, StatusCodes.Status409Conflict, RefusalWording.KeyOf(outcome), new FormValues(form));
    }

    /// <summary>What is wrong with the type or a region, in the reader's language.</summary>
    public static string Say(Problem problem, Texts.InterfaceTexts texts) =>
        problem.Kind == ProblemCatalogue.TypeUnknown ? texts["open.type-missing"] : problem.ToText(texts.In);

    private static IResult Page(HttpContext context, GivenRespondent given, IReadOnlyList<Problem> wrong)
    {
        var visit = context.GetVisit();
        return PageResults.Of<FactsPage>(
            wrong.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            ("Frame", visit.Frame(visit.Texts["open.facts"], wrong.Count > 0)),
            ("Visit", visit),
            ("Given", given),
            ("Messages", wrong.Select(problem => (FieldOf(problem), Say(problem, visit.Texts))).ToList()),
            ("Seal", FormSealField.For(context)));
    }

    private static string FieldOf(Problem problem) => problem.Place.Path == "respondent.type" ? "_type" : "_regions";
}
