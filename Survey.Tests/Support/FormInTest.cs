using Survey.Api.Answering;
using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;
using Survey.Core.Rounds;

namespace Survey.Tests.Support;

/// <summary>Pages of a round's form, rendered without a service.</summary>
internal static class FormInTest
{
    /// <summary>A page of the form that shows some fields.</summary>
    public static FormView View(Round round, int page, FormValues values, string language = "en")
    {
        var formPage = FormPage.Of(round.Questionnaire)[page - 1];
        var questions = formPage.Questions.Select(each => each.Question).ToList();
        var reading = new FormReader(round.Frameworks).Read(questions, values);
        var scope = new AnswerScope(round.Questionnaire.Scope, reading.Answers, outer: null, EvaluationContext.Timeless);
        return new FormView(round, formPage, values, scope, InterfaceTexts.Of(language)) { Problems = reading.Problems };
    }

    /// <summary>The fields of a page with answers.</summary>
    public static FormValues Values(Round round, int page, AnswerSet answers)
    {
        var questions = FormPage.Of(round.Questionnaire)[page - 1].Questions.Select(each => each.Question);
        return FormFiller.Fill(questions, new DraftContent(answers, Language: null), round.Frameworks);
    }

    /// <summary>The whole document of a page.</summary>
    public static Task<string> Render(FormView view)
    {
        var content = FormContent.Read(view.Values, view.Page.PlainQuestions, view.Round.Frameworks, view.Texts.Language).Content;
        var shown = ContentDigests.Of(view.Page.PlainQuestions, content).ToString();
        return RenderedPage.Of<SectionPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Frame"] = new PageFrame(view.Texts, view.Content.Words(view.Page.Title))
                {
                    Subject = view.Content.Show(view.Round.Title),
                    HasProblems = view.Problems.Count > 0,
                },
                ["View"] = view,
                ["Form"] = new FormFrame(
                    new FormSealField("__RequestVerificationToken", new string('t', 155)),
                    "/answer/015c68ad-3200-7241-af1a-5a55a8beae7f/sections/2",
                    shown)
                {
                    SavedAt = FixedTime.Instance.GetUtcNow(),
                },
                ["AskingPages"] = FormPage.Of(view.Round.Questionnaire),
                ["List"] = "/answer/x",
            }
        );
    }
}
