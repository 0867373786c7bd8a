using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Answering;

/// <summary>Somebody who came by an access link and looks at a page of the response.</summary>
/// <param name="Link">The link.</param>
/// <param name="Dossier">The response when the request came.</param>
/// <param name="Texts">The interface's texts in the visitor's language.</param>
/// <param name="Name">The name the visitor gave; null for none yet.</param>
/// <param name="Browser">The browser, by a number of its own.</param>
/// <param name="Now">When the request came.</param>
public sealed record LinkVisit(
    AccessLink Link,
    ResponseDossier Dossier,
    InterfaceTexts Texts,
    string? Name,
    string Browser,
    DateTimeOffset Now)
{
    /// <summary>The round.</summary>
    public Round Round => Dossier.Round;

    /// <summary>The address of the response's first page.</summary>
    public string Home { get; init; } = $"/answer/{Link.Id}";

    /// <summary>How the answers come in: typed by those who answer, or by a coordinator from paper.</summary>
    public InputChannel Way { get; init; } = InputChannel.Page;

    /// <summary>The form's pages.</summary>
    public IReadOnlyList<FormPage> Pages { get; } = FormPage.Of(Dossier.Round.Questionnaire);

    /// <summary>The pages on which something is asked: those that are counted.</summary>
    public IReadOnlyList<FormPage> AskingPages => [.. Pages.Where(page => page.Questions.Count > 0)];

    /// <summary>The round's texts in the visitor's language.</summary>
    public ContentTexts Content { get; } = new(Texts.Language, Dossier.Round.Questionnaire.DefaultLanguage);

    /// <summary>The questions of the first level.</summary>
    public IReadOnlyList<Question> Questions { get; } = [.. Dossier.Round.Questionnaire.Scope.Questions.Select(each => each.Question)];

    /// <summary>Who acts, as it is kept: under the name given, else the organization's.</summary>
    public Actor Actor => new(
        Link.Role,
        Organization is null ? Link.Organization : Name ?? Organization.Name.In(Texts.Language, Round.Questionnaire.DefaultLanguage));

    /// <summary>The organization whose response it is; null in an open round, in which people answer without a name.</summary>
    public Organization? Organization => Dossier.Respondent.Organization;

    /// <summary>Whose response it is, in words.</summary>
    public string Whose => Organization is null ? Texts["open.own"] : Content.Words(Organization.Name);

    /// <summary>The key of a text that names an organization or a person; in an open round, that of the same text without names.</summary>
    public string KeyOf(string key) => Organization is null ? $"open.{key}" : key;

    /// <summary>A request to the desk by this visitor.</summary>
    public DeskRequest Request => new(Actor, Way);

    /// <summary>Whether the visitor is the secretariat, and answers are taken.</summary>
    public bool MayAnswer => Dossier.GetActions(Link.Role).Contains(ResponseAction.Save);

    /// <summary>What new responses and rows begin with.</summary>
    internal FirstAnswers FirstAnswers => FirstAnswers.For(Round, Dossier.Respondent, Texts.Language, Now);

    /// <summary>What is known of the world outside of the answers: the end of the day, as when a response is checked.</summary>
    public EvaluationContext EvaluationContext =>
        EvaluationContext.AtEndOf(DateOnly.FromDateTime(Now.UtcDateTime)) with
        {
            Language = Texts.Language,
            Seed = Response.SeedOf(Round, Link.Organization),
        };

    /// <summary>The frame of a page.</summary>
    public PageFrame Frame(string title, bool hasProblems = false) =>
        new(Texts, title)
        {
            Subject =
                Way == InputChannel.Page
                    ? Content.Show(Round.Title)
                    : new ShownText(
                        $"{Whose} – {Texts["desk.way.paper"]}",
                        Language: null,
                        Direction: null),
            Home = Home,
            Person = Organization is null ? null : Name,
            HasProblems = hasProblems,
            PageSaves = Dossier.PageSaves.ToString(),
        };

    /// <summary>What the response says now; where there is nothing of it, what a new one begins with.</summary>
    public DraftContent Begin(ResponseDossier dossier) => dossier.Draft is null && dossier.Latest is null
        ? new DraftContent(FirstAnswers.Of(ToScope(AnswerSet.Empty)), Texts.Language)
        : dossier.Content;

    /// <summary>Answers as conditions see them.</summary>
    public AnswerScope ToScope(AnswerSet answers) => new(Round.Questionnaire.Scope, answers, outer: null, EvaluationContext);

    /// <summary>What the response says, without rows in which nothing stands.</summary>
    public DraftContent WithoutBlankRows(DraftContent content)
    {
        var values = FormContent.Show(content, Questions, Round.Frameworks);
        FormContent.DropBlankRows(values, Questions);
        return FormContent.Read(values, Questions, Round.Frameworks, Texts.Language).Content with { Language = content.Language };
    }
}
