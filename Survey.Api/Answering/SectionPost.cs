using Survey.Api.Answering.Forms;
using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;

namespace Survey.Api.Answering;

/// <summary>The form of a page as it was posted, after the action of the button that was pressed.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Page">The page.</param>
/// <param name="Sent">The fields as they were posted.</param>
/// <param name="Values">The fields after the button's action on rows.</param>
/// <param name="Row">
/// The row to show after saving, such as <c>recommendations/3</c>, or its repeat group; null if the button has no action on rows.
/// </param>
/// <param name="Mine">The answers in <paramref name="Values"/>.</param>
public sealed record SectionPost(LinkVisit Visit, FormPage Page, FormValues Sent, FormValues Values, string? Row, DraftContent Mine)
{
    // Followed by the code of a question: the version that was chosen on the page with two versions.
    private const string Choice = "_keep/";

    /// <summary>The value of the button.</summary>
    public string Button => Sent.Get("_do");

    /// <summary>Identifies the save, if the form was sent with the help of the script; else null.</summary>
    public PageSave? Save => PageSave.Find(Sent.Get(PageSave.Field));

    /// <summary>The digests of what the form contains: once this is saved, they are the base of the page's next save.</summary>
    public string Base { get; } = ContentDigests.Of(Page.PlainQuestions, Mine).ToString();

    /// <summary>The visitor's request to the desk.</summary>
    public DeskRequest Request => Visit.Request with { PageSave = Save is { } save ? (save, Base) : null };

    /// <summary>Reads the fields and does what a button beside rows asks for.</summary>
    public static SectionPost Read(LinkVisit visit, FormPage page, FormValues sent)
    {
        var (button, values) = (sent.Get("_do"), new FormValues(sent.All));
        if (button is "continue" or "leave")
        {
            FormContent.DropBlankRows(values, page.PlainQuestions);
        }

        // A blank row is removed without asking.
        var row = button.StartsWith("remove/", StringComparison.Ordinal) ? button["remove/".Length..] : null;
        var action = RowAction.Find(row is not null && FormContent.IsBlank(values, $"{row}/") ? $"drop/{row}" : button);
        var key = action?.Apply(values, prefix => FillNew(visit, page, values, action.Repeat, prefix));
        var others = new Lazy<AnswerSet>(() => visit.Begin(visit.Dossier).Answers);
        OfferedChoices.Keep(values, page, fields => visit.ToScope(
            OfferedChoices.Replace(
                others.Value,
                page,
                FormContent.Read(fields, page.PlainQuestions, visit.Round.Frameworks, visit.Texts.Language).Content.Answers)));
        ReadOnlyFields.Restore(
            values,
            page.PlainQuestions,
            visit.ToScope(FormContent.Read(values, page.PlainQuestions, visit.Round.Frameworks, visit.Texts.Language).Content.Answers),
            visit.Round.Frameworks);
        var (mine, _) = FormContent.Read(values, page.PlainQuestions, visit.Round.Frameworks, visit.Texts.Language);
        return new SectionPost(visit, page, sent, values, key is null ? action?.Repeat : $"{action!.Repeat}/{key}", mine);
    }

    /// <summary>Merges the form into the draft.</summary>
    /// <param name="saved">The draft as it is now.</param>
    /// <param name="saves">What open pages have saved last.</param>
    public ThreeWayMerge Merge(DraftContent saved, PageSaves saves)
    {
        var before = Save is { } save ? saves.FindBase(save) : null;
        var choices = Page.PlainQuestions
            .Select(question => (question.Code, Choice: FindChoice(Sent.Get(Choice + question.Code))))
            .Where(each => each.Choice is not null)
            .ToDictionary(each => each.Code, each => each.Choice!.Value, StringComparer.Ordinal);
        return ThreeWayMerge.Of(
            Visit.Round.Questionnaire.Scope,
            Page.PlainQuestions,
            ContentDigests.Read(before ?? Sent.Get("_base"), Page.PlainQuestions),
            Mine,
            saved,
            new MergeDecisions(ContentDigests.Read(Sent.Get("_seen"), Page.PlainQuestions), choices));
    }

    private static MergeChoice? FindChoice(string text) => text switch
    {
        "mine" => MergeChoice.Mine,
        "theirs" => MergeChoice.Theirs,
        "both" => MergeChoice.Both,
        _ => null,
    };

    /// <summary>Fills in the defaults of a new row.</summary>
    private static void FillNew(LinkVisit visit, FormPage page, FormValues values, string name, string prefix)
    {
        var (content, _) = FormContent.Read(values, page.PlainQuestions, visit.Round.Frameworks, visit.Texts.Language);
        var scope = visit.ToScope(content.Answers);
        var path = name.Split('/');
        for (var step = 0; step + 2 < path.Length; step += 2)
        {
            var group = (Repeat)scope.Questions.Find(path[step])!.Question;
            var position = values.GetKeys(string.Join('/', path[..(step + 1)])).ToList().IndexOf(path[step + 1]);
            scope = scope.GetRows(group)[position];
        }

        if (scope.Questions.Find(path[^1])?.Question is Repeat repeat)
        {
            var (_, answers) = visit.FirstAnswers.OfRow(repeat, scope);
            FormFiller.Fill(FormPage.QuestionsOf(repeat.Items), answers, prefix, values, visit.Round.Frameworks);
        }
    }
}
