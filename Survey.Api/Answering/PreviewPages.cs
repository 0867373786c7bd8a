using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>The form as respondents will see it. What is typed is shown again but not stored.</summary>
internal static class PreviewPages
{
    /// <summary>Maps the preview of a round's form.</summary>
    public static void MapPreviewPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/preview/{number:int}", GetPreview);
        group.MapPost("/{round}/preview/{number:int}", PostPreview);
    }

    private static async Task<IResult> GetPreview(HttpContext context, string round, int number, RoundDesk rounds) =>
        await Show(context, round, number, form: null, rounds);

    private static async Task<IResult> PostPreview(HttpContext context, string round, int number, IFormCollection form, RoundDesk rounds) =>
        await Show(context, round, number, form, rounds);

    private static async Task<IResult> Show(HttpContext context, string round, int number, IFormCollection? form, RoundDesk rounds) =>
        await rounds.Find(round, context.RequestAborted) is { } standing
            ? Show(context, standing, "/preview", number, form)
            : Results.NotFound();

    /// <summary>Shows a page of the form of a round.</summary>
    /// <param name="context">The request.</param>
    /// <param name="standing">The round, whose questionnaire need not be the stored one.</param>
    /// <param name="path">The path of the preview below the round's first page, without the number.</param>
    /// <param name="number">The number of the page, from 1.</param>
    /// <param name="form">What was typed; null for nothing.</param>
    public static IResult Show(HttpContext context, RoundStanding standing, string path, int number, IFormCollection? form)
    {
        var (values, button) = form is null ? (new FormValues(), "") : (new FormValues(form), form["_do"].ToString());
        var pages = FormPage.Of(standing.Round.Questionnaire);
        if (number < 1 || number > pages.Count)
        {
            return Results.NotFound();
        }

        var frame = DeskFrame.For(context, standing).At($"{path}/{number}");
        var page = pages[number - 1];
        if (RowAction.Find(button) is { } action)
        {
            action.Apply(values, _ => { });
        }

        var questionnaire = standing.Round.Questionnaire;
        var surroundings = EvaluationContext.AtEndOf(frame.Today) with
        {
            Language = frame.Texts.Language,
            Seed = standing.Round.Code,
        };
        var first = new FirstAnswers(standing.Round.Frameworks, surroundings with { Now = frame.Now });
        var questions = page.Questions.Select(each => each.Question).ToList();
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            var begun = first.Of(new AnswerScope(questionnaire.Scope, AnswerSet.Empty, outer: null, surroundings));
            values = FormFiller.Fill(questions, new DraftContent(begun, Language: null), standing.Round.Frameworks);
        }

        var (content, problems) = FormContent.Read(values, questions, standing.Round.Frameworks, frame.Texts.Language);
        var scope = new AnswerScope(questionnaire.Scope, content.Answers, outer: null, surroundings);
        var view = new FormView(standing.Round, page, FormContent.Show(content, questions, standing.Round.Frameworks), scope, frame.Texts)
        {
            Problems = problems,
            FirstAnswers = first,
            OpenList = button.StartsWith("list/", StringComparison.Ordinal) ? button["list/".Length..] : null,
        };
        return frame.ToPage<PreviewPage>(("View", view), ("Pages", pages), ("Path", path));
    }
}
