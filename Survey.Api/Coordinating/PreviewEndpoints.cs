using Survey.Api.Answering.Forms;
using Survey.Core.Collecting;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Api.Coordinating;

/// <summary>The form as respondents will see it; nothing is stored.</summary>
internal static class PreviewEndpoints
{
    /// <summary>Maps the preview of a round's form.</summary>
    public static void MapPreviewPages(this RouteGroupBuilder group) => group.MapGet("/{round}/preview/{number:int}", GetPreview);

    private static IResult GetPreview(HttpContext context, string round, int number, RoundDesk rounds)
    {
        if (rounds.Find(round) is not { } standing)
        {
            return Results.NotFound();
        }

        var pages = FormPage.Of(standing.Round.Questionnaire);
        if (number < 1 || number > pages.Count)
        {
            return Results.NotFound();
        }

        var frame = DeskFrame.For(context, standing);
        var scope = new AnswerScope(standing.Round.Questionnaire.Scope, AnswerSet.Empty, outer: null, Surroundings.AtEndOf(frame.Today) with { Language = frame.Texts.Language });
        var view = new FormView(standing.Round, pages[number - 1], new FormValues(), scope, frame.Texts) { ShowsAll = true };
        return frame.ToPage<PreviewPage>(("View", view), ("Pages", pages));
    }
}
