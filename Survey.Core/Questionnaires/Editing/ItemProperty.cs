using System.Globalization;
using System.Text.Json.Nodes;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>How a property of an item is typed.</summary>
public enum PropertyKind
{
    /// <summary>A text in each language.</summary>
    Text,

    /// <summary>An expression.</summary>
    Expression,

    /// <summary>Never, always, or an expression that says when.</summary>
    Condition,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A word or code.</summary>
    Word,

    /// <summary>An answer: a number, a text, a code, codes with spaces between them, or <c>true</c>.</summary>
    Answer,

    /// <summary>The code of a list of choices.</summary>
    Choices,

    /// <summary>The code of a framework.</summary>
    Framework,
}

/// <summary>A part of the page on which an item is edited.</summary>
public enum PropertyPart
{
    /// <summary>What people read.</summary>
    Words,

    /// <summary>How it is answered.</summary>
    Answer,

    /// <summary>When it is asked, and whether it must be answered.</summary>
    Asking,

    /// <summary>What is checked.</summary>
    Checking,

    /// <summary>What few questionnaires need.</summary>
    Further,
}

/// <summary>A property of items that the editor shows. A new one needs a line here and its texts.</summary>
/// <param name="Name">Its member in <c>questionnaire.json</c>.</param>
/// <param name="Kind">How it is typed.</param>
/// <param name="Part">Where it is shown.</param>
/// <param name="Types">The types of items that have it; none for all questions and repeat groups.</param>
public sealed record ItemProperty(string Name, PropertyKind Kind, PropertyPart Part, params IReadOnlyList<string> Types)
{
    /// <summary>For <see cref="Types"/>: also sections and notes.</summary>
    private const string Everything = "*";

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        new("label", PropertyKind.Text, PropertyPart.Words, Everything),
        new("hint", PropertyKind.Text, PropertyPart.Words, Everything),
        new("guidanceHint", PropertyKind.Text, PropertyPart.Further, Everything),
        new("choices", PropertyKind.Choices, PropertyPart.Answer, "select-one", "select-many", "rank"),
        new("framework", PropertyKind.Framework, PropertyPart.Answer, "coded"),
        new("multiline", PropertyKind.Flag, PropertyPart.Answer, "text"),
        new("maxLength", PropertyKind.Number, PropertyPart.Answer, "text"),
        new("start", PropertyKind.Number, PropertyPart.Answer, "range"),
        new("end", PropertyKind.Number, PropertyPart.Answer, "range"),
        new("step", PropertyKind.Number, PropertyPart.Answer, "range"),
        new("low", PropertyKind.Text, PropertyPart.Answer, "range"),
        new("high", PropertyKind.Text, PropertyPart.Answer, "range"),
        new("calculation", PropertyKind.Expression, PropertyPart.Answer, "calculated"),
        new("unit", PropertyKind.Word, PropertyPart.Answer, "integer", "decimal", "range", "calculated"),
        new("source", PropertyKind.Word, PropertyPart.Answer, "hidden"),
        new("minimum", PropertyKind.Number, PropertyPart.Answer, EditedItem.Repeat),
        new("maximum", PropertyKind.Number, PropertyPart.Answer, EditedItem.Repeat),
        new("relevant", PropertyKind.Expression, PropertyPart.Asking, Everything),
        new("required", PropertyKind.Condition, PropertyPart.Asking),
        new("requiredMessage", PropertyKind.Text, PropertyPart.Asking),
        new("constraint", PropertyKind.Expression, PropertyPart.Checking),
        new("constraintMessage", PropertyKind.Text, PropertyPart.Checking),
        new("warning", PropertyKind.Expression, PropertyPart.Checking),
        new("warningMessage", PropertyKind.Text, PropertyPart.Checking),
        new("choiceFilter", PropertyKind.Expression, PropertyPart.Further, "select-one", "select-many", "rank"),
        new("randomize", PropertyKind.Flag, PropertyPart.Further, "select-one", "select-many", "rank"),
        new("count", PropertyKind.Expression, PropertyPart.Further, EditedItem.Repeat),
        new("readOnly", PropertyKind.Condition, PropertyPart.Further),
        new(
            "default",
            PropertyKind.Answer,
            PropertyPart.Further,
            "text",
            "integer",
            "decimal",
            "range",
            "date",
            "time",
            "date-time",
            "url",
            "email",
            "select-one",
            "select-many",
            "rank",
            "acknowledge"),
        new("defaultExpression", PropertyKind.Expression, PropertyPart.Further),
        new("appearance", PropertyKind.Word, PropertyPart.Further, Everything),
    ];

    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Members that every item has and that the page shows in their own way, or keeps.
    private static readonly string[] OfAll = ["type", "code", "columns"];
    private static readonly string[] OfQuestions = ["default"];

    /// <summary>The properties of a type of items, in the order of the page.</summary>
    public static IReadOnlyList<ItemProperty> Of(string type) => [.. All.Where(property => property.IsOf(type))];

    /// <summary>True if items of the type have it.</summary>
    public bool IsOf(string type) =>
        Types.Count == 0 ? type is not (EditedItem.Section or "note")
        : Types[0] == Everything || Types.Contains(type, StringComparer.Ordinal);

    /// <summary>
    /// The value of an item as it is typed; empty for none. A text in languages is shown by <see cref="EditedItem.GetText"/>.
    /// </summary>
    public string Show(EditedItem item) =>
        Kind is PropertyKind.Flag or PropertyKind.Condition && !item.Has(Name) ? ""
        : Kind == PropertyKind.Answer && item.Json[Name] is JsonArray codes ? string.Join(' ', codes.Select(code => code?.ToString()))
        : item.GetField(Name);

    /// <summary>True if an item keeps a member when it gets another type.</summary>
    internal static bool Keeps(string member, string type) =>
        OfAll.Contains(member, StringComparer.Ordinal)
        || (OfQuestions.Contains(member, StringComparer.Ordinal) && type is not (EditedItem.Section or "note"))
        || Of(type).Any(property => property.Name == member);

    /// <summary>
    /// The value of what was typed; null if it is left out. A number that cannot be read stays text, and the draft has a problem.
    /// </summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="type">The type of the item.</param>
    internal JsonNode? Read(string typed, string type) => typed.ReplaceLineEndings("\n").Trim() switch
    {
        "" => null,
        var flag when Kind == PropertyKind.Flag => flag == "true" ? JsonValue.Create(value: true) : null,
        "true" when Kind == PropertyKind.Condition || (Kind == PropertyKind.Answer && type == "acknowledge") =>
            JsonValue.Create(value: true),
        var number when (Kind == PropertyKind.Number || (Kind == PropertyKind.Answer && type is "integer" or "decimal" or "range"))
            && decimal.TryParse(number, Digits, CultureInfo.InvariantCulture, out var read) =>
            read == decimal.Truncate(read) && Math.Abs(read) <= long.MaxValue ? JsonValue.Create((long)read) : JsonValue.Create(read),
        var codes when Kind == PropertyKind.Answer && type is "select-many" or "rank" =>
            new JsonArray([.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => JsonValue.Create(code))]),
        var text => JsonValue.Create(text),
    };
}
