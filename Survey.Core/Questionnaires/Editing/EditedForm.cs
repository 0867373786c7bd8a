using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>
/// One state of a questionnaire in edit: its document, and the settings of <c>round.json</c> that say what reports count. It may have
/// errors, and it keeps all members of its documents, also those that the editor does not know. It never changes; each step of
/// <see cref="EditingSteps"/> makes a new one.
/// </summary>
public sealed class EditedForm
{
    private const string QuestionnaireMember = "questionnaire";
    private const string AnalysisMember = "analysis";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root;
    private readonly Lazy<IReadOnlyList<EditedItem>> _items;

    private EditedForm(JsonObject root)
    {
        _root = root;
        _items = new(() => EditedItem.Gather(GetItems(Json)));
    }

    /// <summary>All items, in the order of the questionnaire, each before those inside it.</summary>
    public IReadOnlyList<EditedItem> Items => _items.Value;

    /// <summary>The document <c>questionnaire.json</c>.</summary>
    public string Questionnaire => Json.ToJsonString(AsWritten);

    /// <summary>The member <c>analysis</c> of <c>round.json</c>; null for none.</summary>
    public JsonObject? Analysis => _root[AnalysisMember] as JsonObject;

    /// <summary>Identifies the version; any text.</summary>
    public string Version => EditedItem.FindString(Json, "version") ?? "";

    /// <summary>Language of texts without a language.</summary>
    public string DefaultLanguage => EditedItem.FindString(Json, "defaultLanguage") ?? "en";

    /// <summary>The title in a language; empty if there is none.</summary>
    public string GetTitle(string language) => EditedText.Get(Json["title"], language, DefaultLanguage);

    /// <summary>
    /// The languages of the texts, the default language first; one empty language if no text has a language.
    /// </summary>
    public IReadOnlyList<string> Languages
    {
        get
        {
            var used = EditedTexts.Of(Json)
                .Select(member => member.Text)
                .OfType<JsonObject>()
                .SelectMany(text => text.Select(each => each.Key))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            return used.Count == 0 ? [""] : [.. used.Prepend(DefaultLanguage).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>The codes of the lists of choices, in order.</summary>
    public IReadOnlyList<string> ListCodes => [.. ListsOf(Json).Select(list => list.Key)];

    internal JsonObject Json => _root[QuestionnaireMember] as JsonObject ?? [];

    /// <summary>The state of stored documents.</summary>
    /// <param name="questionnaire">The document <c>questionnaire.json</c>.</param>
    /// <param name="round">The document <c>round.json</c>.</param>
    public static EditedForm Of(string questionnaire, string round)
    {
        var root = new JsonObject { [QuestionnaireMember] = JsonNode.Parse(questionnaire) };
        if (JsonNode.Parse(round)?[AnalysisMember] is { } analysis)
        {
            root[AnalysisMember] = analysis.DeepClone();
        }

        return new EditedForm(root);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static EditedForm Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>The state as one JSON object.</summary>
    public string ToJson() => _root.ToJsonString(AsWritten);

    /// <summary>The item with that key; null if there is none.</summary>
    public EditedItem? Find(string key) => Items.FirstOrDefault(item => item.Key == key);

    /// <summary>The choices of a list, in order; null if there is no such list.</summary>
    public IReadOnlyList<EditedChoice>? FindList(string code) =>
        ListsOf(Json).Where(list => list.Key == code).Select(list => list.Value).FirstOrDefault() is { } choices
            ?
            [
                .. choices.OfType<JsonObject>().Select(choice => new EditedChoice(
                    EditedItem.FindString(choice, "code") ?? "",
                    language => EditedText.Get(choice["label"], language, DefaultLanguage))),
            ]
            : null;

    /// <summary>The questions that use a list of choices.</summary>
    public IReadOnlyList<EditedItem> GetUsersOf(string list) => [.. Items.Where(item => item.GetString("choices") == list)];

    /// <summary>
    /// The item that a code in an expression stands for, seen from a scope: the nearest one outwards, otherwise the first one in the repeat
    /// groups below.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="scope">The scope: <see cref="EditedItem.Scope"/>.</param>
    public EditedItem? Resolve(string code, string scope)
    {
        var scopes = EditedItem.Outwards(scope).ToList();
        return scopes.Select(each => Find(each + code)).FirstOrDefault(item => item is not null)
            ?? scopes
                .SelectMany(each => Items.Where(item =>
                    item.Type != EditedItem.Section && item.Code == code && item.Key.StartsWith(each, StringComparison.Ordinal)))
                .FirstOrDefault();
    }

    /// <summary>The code that a setting of <c>analysis</c> names; null if it is not given.</summary>
    public string? FindCounted(string member) => Analysis is { } analysis ? EditedItem.FindString(analysis, member) : null;

    /// <summary>A copy after a change.</summary>
    internal EditedForm With(Action<EditedForm> change)
    {
        var copy = new EditedForm(_root.DeepClone().AsObject());
        change(copy);
        return new EditedForm(copy._root);
    }

    internal void SetAnalysis(string member, string? code)
    {
        var analysis = Analysis ?? [];
        analysis.Remove(member);
        if (code is not null)
        {
            analysis[member] = code;
        }

        _root.Remove(AnalysisMember);
        if (analysis.Count > 0)
        {
            _root[AnalysisMember] = analysis;
        }
    }

    internal static JsonArray GetItems(JsonObject holder)
    {
        if (holder["items"] is not JsonArray items)
        {
            holder["items"] = items = [];
        }

        return items;
    }

    internal static IEnumerable<KeyValuePair<string, JsonArray>> ListsOf(JsonObject questionnaire) =>
        (questionnaire["choices"] as JsonObject ?? [])
            .Where(list => list.Value is JsonArray)
            .Select(list => KeyValuePair.Create(list.Key, list.Value!.AsArray()));
}
