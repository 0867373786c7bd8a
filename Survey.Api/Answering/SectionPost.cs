using System.Globalization;
using Survey.Api.Answering.Forms;
using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering;

/// <summary>What was sent by the form of a page, with the button that was pressed.</summary>
/// <param name="visit">The visit.</param>
/// <param name="page">The page.</param>
/// <param name="sent">The fields.</param>
/// <param name="button">The button's value.</param>
/// <param name="marks">What the form showed when it was made.</param>
public sealed class SectionPost(LinkVisit visit, FormPage page, FormValues sent, string button, string marks)
{
    /// <summary>The field by which the script knows again what it sent, once it has arrived. No question's code begins so.</summary>
    public const string Stamp = "_stamp";

    /// <summary>The field by which the script says which opened page it is; others than scripts leave it out.</summary>
    public const string Opened = "_page";

    // How a page of two versions says which one is to stay.
    private const string Decision = "keep/";

    private readonly List<Question> _questions = [.. page.Questions.Select(each => each.Question)];
    private DraftContent? _given;
    private string? _marks;
    private string? _row;
    private SectionEdit? _edit;

    /// <summary>The page.</summary>
    public FormPage Page => page;

    /// <summary>What was sent.</summary>
    public FormValues Sent { get; } = sent;

    /// <summary>The fields after what a button beside rows has done, after <see cref="Prepare"/>.</summary>
    public FormValues Values { get; private set; } = sent;

    /// <summary>The button's value.</summary>
    public string Button => button;

    /// <summary>What the form says, after <see cref="Prepare"/>.</summary>
    public DraftContent Given => _given!;

    /// <summary>The marks of what the form says, after <see cref="Prepare"/>: once that is saved, what the form showed is this.</summary>
    public string Marks => _marks ??= SectionMarks.Of(page, Given, Values);

    /// <summary>How it is brought into the draft, after <see cref="Prepare"/>.</summary>
    public SectionEdit Edit => _edit!;

    /// <summary>Reads the fields, and does what a button beside rows asks for.</summary>
    public void Prepare()
    {
        var values = Values = new FormValues(Sent.All);
        if (button is "continue" or "leave")
        {
            FormContent.DropBlankRows(values, _questions);
        }

        if (RowAction.Find(button) is { } action)
        {
            _row = action.Apply(values, prefix => FillNew(values, action.Repeat, prefix)) is { } key ? $"{action.Repeat}/{key}" : action.Repeat;
        }

        // A blank row is removed at once: nothing in it could be missed.
        if (button.StartsWith("remove/", StringComparison.Ordinal) && FormContent.IsBlank(values, $"{button["remove/".Length..]}/"))
        {
            var blank = RowAction.Find($"drop/{button["remove/".Length..]}");
            blank?.Apply(values);
            _row = blank?.Repeat;
        }

        (_given, _) = FormContent.Read(values, _questions, visit.Round.Framework, visit.Texts.Language);
        _edit = new SectionEdit(visit.Round, page, _given, values, marks, visit.Begin) { Decisions = question => Sent.Get(Decision + question.Code), Seen = Sent.Get("seen"), Name = visit.Actor.Name };
    }

    /// <summary>Where to go after it was saved.</summary>
    public string GetNext(ResponseDossier after)
    {
        var here = $"{visit.Home}/sections/{page.Number}";
        if (_row is not null)
        {
            return $"{here}#{ToPlaces(_row, Values)}";
        }

        var (verb, name) = button.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? (button[..at], button[(at + 1)..]) : (button, "");
        if (verb is "list" or "remove")
        {
            var field = ToPlaces(name, Sent);
            return $"{here}?{verb}={Uri.EscapeDataString(field)}#{field}";
        }

        var view = SectionViews.Make(visit, page, after.Content, withMissing: false);
        if (verb is "leave")
        {
            return $"{visit.Home}/tasks";
        }

        if (view.Problems.Count > 0 || FindBroken(after.Content))
        {
            return $"{here}?{(view.Problems.Count > 0 ? "" : "check=1")}#problems";
        }

        if (FindFurther(view) is { } further)
        {
            return $"{here}?further={Uri.EscapeDataString(further)}";
        }

        return verb == "continue" ? GetFollowing(after) : here;
    }

    private string GetFollowing(ResponseDossier after)
    {
        var scope = visit.ToScope(after.Content.Answers);
        var next = visit.Pages.Skip(page.Number).FirstOrDefault(each => FormView.Holds(each.Relevant, scope));
        return next is null ? $"{visit.Home}/check" : $"{visit.Home}/sections/{next.Number}";
    }

    /// <summary>Whether an answer on the page breaks its question's rule; what is missing may be given later.</summary>
    private bool FindBroken(DraftContent content) =>
        button == "continue" && SectionViews.ProblemsOf(visit, page, content).Any(problem => problem.Problem.Code == "answer-constraint");

    /// <summary>The first question that the answers have brought up and that nobody has seen yet.</summary>
    private string? FindFurther(FormView after)
    {
        var before = SectionViews.Make(visit, page, Edit.Before, withMissing: false);
        var known = FormVisibility.GetShownFields(before).ToHashSet(StringComparer.Ordinal);
        return FormVisibility.GetShownFields(after).FirstOrDefault(field => !field.Contains('/', StringComparison.Ordinal) && !known.Contains(field) && after.Values.GetAll(field).Count == 0);
    }

    private void FillNew(FormValues values, string name, string prefix)
    {
        var scope = visit.ToScope(FormContent.Read(values, _questions, visit.Round.Framework, visit.Texts.Language).Content.Answers);
        var path = name.Split('/');
        for (var step = 0; step + 2 < path.Length; step += 2)
        {
            var group = (Repeat)scope.Questions.Find(path[step])!.Question;
            var position = values.GetKeys(string.Join('/', path[..(step + 1)])).ToList().IndexOf(path[step + 1]);
            scope = scope.GetRows(group)[position];
        }

        if (scope.Questions.Find(path[^1])?.Question is Repeat repeat)
        {
            FormFiller.Fill(FormPage.QuestionsOf(repeat.Items), visit.FirstAnswers.OfRow(repeat, scope).Answers, prefix, values, visit.Round.Framework);
        }
    }

    /// <summary>
    /// The name a field has when the page is shown again, where the keys of rows are their places; the repeat group's if
    /// somebody else has removed the row.
    /// </summary>
    private string ToPlaces(string name, FormValues values)
    {
        var path = name.Split('/');
        for (var step = 1; step < path.Length; step += 2)
        {
            var repeat = string.Join('/', name.Split('/')[..step]);
            var place = step == 1 ? Edit.FindPlace(repeat, path[step]) : values.GetKeys(repeat).ToList().IndexOf(path[step]) + 1;
            if (place is not { } number)
            {
                return repeat;
            }

            path[step] = number.ToString(CultureInfo.InvariantCulture);
        }

        return string.Join('/', path);
    }
}
