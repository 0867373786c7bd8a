using System.Text.Json;
using System.Text.Json.Nodes;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>An item of a questionnaire in edit.</summary>
public sealed class EditedItem
{
    /// <summary>The type of sections.</summary>
    public const string Section = "section";

    /// <summary>The type of repeat groups.</summary>
    public const string Repeat = "repeat";

    // The code of a section may be that of a question; no code begins with this.
    private const string SectionMark = "-";

    private EditedItem(JsonObject json, string scope, string parent, int depth)
    {
        Json = json;
        Scope = scope;
        Parent = parent;
        Depth = depth;
        Key = scope + (Type == Section ? SectionMark : "") + Code;
    }

    /// <summary>
    /// Identifies the item: its code after those of the repeat groups around it (<c>practices/elements</c>), with a hyphen before the code
    /// of a section.
    /// </summary>
    public string Key { get; }

    /// <summary>The keys of the repeat groups around it, as the beginning of a key: <c>practices/</c>; empty outside of them.</summary>
    public string Scope { get; }

    /// <summary>The key of the section or repeat group directly around it; empty if there is none.</summary>
    public string Parent { get; }

    /// <summary>The number of sections and repeat groups around it.</summary>
    public int Depth { get; }

    /// <summary>Its code.</summary>
    public string Code => GetString("code");

    /// <summary>The name of its type.</summary>
    public string Type => GetString("type");

    /// <summary>True for what has items inside.</summary>
    public bool IsContainer => Type is Section or Repeat;

    /// <summary>Its own members as JSON, without the items inside: they change only if this item does.</summary>
    public string OwnJson
    {
        get
        {
            var own = Json.DeepClone().AsObject();
            own.Remove("items");
            return own.ToJsonString();
        }
    }

    internal JsonObject Json { get; }

    /// <summary>A member that is a string; empty if it is missing or something else.</summary>
    public string GetString(string member) => FindString(Json, member) ?? "";

    /// <summary>A text in a language; empty if there is none.</summary>
    public string GetText(string member, string language, string defaultLanguage) =>
        EditedText.Get(Json[member], language, defaultLanguage);

    /// <summary>The label in a language, or in another one; the code if there is none.</summary>
    public string GetTitle(string language, string defaultLanguage) =>
        EditedText.GetAny(Json["label"], language, defaultLanguage) is { Length: > 0 } label ? label : Code;

    /// <summary>A member as it is shown in a field: a string as it is, true as <c>true</c>, a number in digits.</summary>
    public string GetField(string member) => Json[member] switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    /// <summary>True if the item has the member, and it is not false.</summary>
    public bool Has(string member) => Json[member] is { } value && value.GetValueKind() != JsonValueKind.False;

    internal static string? FindString(JsonObject json, string member) =>
        json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A scope and those around it, ending with the questionnaire's.</summary>
    internal static IEnumerable<string> Outwards(string scope)
    {
        for (; scope.Length > 0; scope = scope[..(scope.TrimEnd('/').LastIndexOf('/') + 1)])
        {
            yield return scope;
        }

        yield return "";
    }

    internal static List<EditedItem> Gather(JsonArray items)
    {
        var all = new List<EditedItem>();
        Gather(items, "", "", 0, all);
        return all;
    }

    private static void Gather(JsonArray items, string scope, string parent, int depth, List<EditedItem> all)
    {
        foreach (var json in items.OfType<JsonObject>())
        {
            var item = new EditedItem(json, scope, parent, depth);
            all.Add(item);
            if (item.IsContainer)
            {
                Gather(EditedForm.GetItems(json), item.Type == Repeat ? $"{item.Key}/" : scope, item.Key, depth + 1, all);
            }
        }
    }
}
