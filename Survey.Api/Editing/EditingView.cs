using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Editing;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Questionnaires.Versions;

namespace Survey.Api.Editing;

/// <summary>The questionnaire in edit, as the pages show it.</summary>
/// <param name="Frame">Common data of the pages.</param>
/// <param name="State">The questionnaire in edit.</param>
public sealed record EditingView(DeskFrame Frame, EditingState State)
{
    private const int LongestTitle = 100;

    private InterfaceTexts T => Frame.Texts;

    /// <summary>Address of the outline.</summary>
    public string Home => $"{Frame.Home}/questionnaire";

    /// <summary>The errors of the questionnaire in edit.</summary>
    public IReadOnlyList<Problem> Errors => [.. State.Problems.Where(problem => problem.Severity == Severity.Error)];

    /// <summary>The problems of the questionnaire in edit, each with the part that it is about.</summary>
    public IReadOnlyList<(Problem Problem, EditedPlace Place)> Problems =>
        [.. State.Problems.Select(problem => (problem, PlaceOf(problem)))];

    /// <summary>Address of a page about a part of the questionnaire.</summary>
    public string AddressOf(string page, params ReadOnlySpan<(string Name, string Value)> query) =>
        AddressOf(Frame.Round.Code, page, query);

    /// <summary>Address of a page about a part of the questionnaire of a round.</summary>
    public static string AddressOf(string round, string page, params ReadOnlySpan<(string Name, string Value)> query) =>
        $"/rounds/{Uri.EscapeDataString(round)}/questionnaire{PathOf($"/{page}", query)}";

    /// <summary>A path with its query.</summary>
    public static string PathOf(string path, params ReadOnlySpan<(string Name, string Value)> query) =>
        path + QueryString.Create(query.ToArray().Select(each => KeyValuePair.Create(each.Name, (string?)each.Value)));

    /// <summary>The id of an item in the outline.</summary>
    public static string AnchorOf(string key) => $"item-{key}";

    /// <summary>The label of an item in the page's language, or in another one; its code if it has none.</summary>
    public string TitleOf(EditedItem item) => item.GetTitle(T.Language, State.Form.DefaultLanguage);

    /// <summary>The beginning of that label, for lists and buttons: a note may have a page of text.</summary>
    public string ShortTitleOf(EditedItem item)
    {
        var title = TitleOf(item);
        return title.Length <= LongestTitle ? title : $"{title[..LongestTitle].TrimEnd()}…";
    }

    /// <summary>The codes of the lists of choices that a question can use: those of the questionnaire, and built-in ones.</summary>
    public IEnumerable<string> ListCodes => State.Form.ListCodes.Union(BuiltInLists.Codes, StringComparer.Ordinal);

    /// <summary>The name of a type of items.</summary>
    public string TypeOf(string type) => T.All.GetValueOrDefault($"editor.type.{type}") ?? type;

    /// <summary>The name of a property of items.</summary>
    public string LabelOf(string property) => T.All.GetValueOrDefault($"editor.property.{property}") ?? property;

    /// <summary>The name of a language; empty if no text has one.</summary>
    public string LanguageOf(string language) => T.All.GetValueOrDefault($"language.{language.ToLowerInvariant()}") ?? language;

    /// <summary>The direction of texts in a language.</summary>
    public static string DirectionOf(string language) => language.Length == 0 ? "auto" : Language.DirectionOf(language);

    /// <summary>What was done in a step, with the label of its item.</summary>
    public string Say(EditingStepHead step)
    {
        var name = State.Form.Find(step.Subject) is { } item ? ShortTitleOf(item) : step.Subject.Split('/')[^1].TrimStart('-');
        return T.Fill($"editor.did.{step.Action}", ("item", $"\u2068{name}\u2069"));
    }

    /// <summary>The words of a kind of change between two versions: one of <see cref="QuestionnaireChange.Kinds"/>.</summary>
    public string WordsOf(string change) => T[KeyOf(change)];

    /// <summary>The key of the words of a kind of change.</summary>
    internal static string KeyOf(string change) =>
        $"editor.what.{change.Replace("'s", "", StringComparison.Ordinal).Replace(' ', '-')}";

    /// <summary>Where a problem can be fixed; null if the pages do not show that part.</summary>
    public string? AddressOf(EditedPlace place) =>
        place.Item is { } item ? AddressOf("item", ("key", item.Key)) + (place.Member is { } member ? $"#{member}" : "")
        : place.List is { } list && State.Form.FindList(list) is not null ? AddressOf("list", ("code", list))
        : null;

    private EditedPlace PlaceOf(Problem problem) =>
        problem.Place.File == "questionnaire.json"
            ? EditedPlace.Find(State.Form, problem.Place)
            : new EditedPlace(Item: null, List: null, Member: null);
}
