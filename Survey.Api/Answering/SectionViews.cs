using Survey.Api.Answering.Forms;
using Survey.Collecting.Responses;
using Survey.Core.Questionnaires;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>Pages of the form as they are shown to a visitor.</summary>
internal static class SectionViews
{
    /// <summary>A page with what a draft says.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="page">The page.</param>
    /// <param name="content">What the draft says.</param>
    /// <param name="withMissing">Whether to show what stands in the way of submitting, beside what could not be read.</param>
    public static FormView Make(LinkVisit visit, FormPage page, DraftContent content, bool withMissing)
    {
        var questions = page.PlainQuestions;
        var values = FormContent.Show(content, questions, visit.Round.Frameworks);
        var (_, problems) = FormContent.Read(values, questions, visit.Round.Frameworks, visit.Texts.Language);
        return new FormView(visit.Round, page, values, visit.ToScope(content.Answers), visit.Texts)
        {
            Problems = withMissing ? new PageChecks(visit, content).Of(page).Problems : problems,
            FirstAnswers = visit.FirstAnswers,
            ShowsAnalystsQuestions = visit.Way == InputChannel.Paper,
        };
    }

    /// <summary>What the script learns after saving: what is shown now, and what is said.</summary>
    /// <param name="visit">The visit, with the response as it is now.</param>
    /// <param name="view">The page.</param>
    /// <param name="others">Who else is there, in words.</param>
    /// <param name="savedBase">The digests of what was saved, as the base of the next save; null if nothing was saved.</param>
    public static object Tell(LinkVisit visit, FormView view, string others, string? savedBase = null)
    {
        var saved = visit.Dossier.Draft is { } draft ? visit.Texts.Fill("saved", ("time", visit.Texts.Moment(draft.SavedAt))) : "";
        var unread = view.Problems.Count == 0 ? null : view.Problems[0].Problem.ToText(view.Texts.In);
        return new
        {
            @base = savedBase,
            message = unread is null
                ? saved
                : visit.Texts.Fill(
                    "saved.unread",
                    ("saved", saved),
                    ("label", view.Content.Words(view.Problems[0].Question.Label)),
                    ("problem", unread)),
            unread = unread is not null,
            hidden = FormVisibility.GetHidden(view),
            values = FormVisibility.GetValues(view),
            others,
        };
    }

    /// <summary>Notes that the visitor is here, and says who else is; empty for nobody.</summary>
    public static string SayOthers(LinkVisit visit, Presence presence)
    {
        // An answer of an open round has one author, who may have it open on several devices.
        if (visit.Organization is null)
        {
            return "";
        }

        var others = presence.See(visit.Link.Round, visit.Link.Organization, visit.Browser, visit.Actor.Name);
        return others.Count == 0 ? "" : visit.Texts.Count("others", others.Count, ("names", visit.Texts.In.Write(others)));
    }

    /// <summary>That the questions are not in the visitor's language; null if they are.</summary>
    public static string? NoteOtherLanguage(LinkVisit visit)
    {
        var (questionnaire, language) = (visit.Round.Questionnaire, visit.Texts.Language);
        var languages = QuestionnaireLanguages.Of(questionnaire);
        var has =
            languages.Count == 0
                ? questionnaire.DefaultLanguage == language
                : languages.Contains(language, StringComparer.OrdinalIgnoreCase);
        return has ? null : visit.Texts.Fill("other-language", ("language", NameOf(questionnaire.DefaultLanguage, visit)));
    }

    private static string NameOf(string tag, LinkVisit visit) => visit.Texts.All.GetValueOrDefault($"language.{tag}") ?? tag;
}
