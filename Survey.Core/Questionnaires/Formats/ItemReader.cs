using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Formats;

/// <summary>Reads the items of <c>questionnaire.json</c>.</summary>
/// <param name="lists">The lists of choices that questions may name.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class ItemReader(IReadOnlyDictionary<string, ChoiceList> lists, ProblemLog problems)
{
    private static readonly string[] Types =
    [
        "section", "repeat", "note", "text", "integer", "decimal", "date", "url", "email", "select-one", "select-many", "coded", "calculated",
    ];

    /// <summary>The items that are answered side by side: all those of the questionnaire, or of a row.</summary>
    public IReadOnlyList<Item> ReadScope(JsonValue list) => ReadItems(list, new UniqueCodes("item", problems), new UniqueCodes("section", problems));

    private List<Item> ReadItems(JsonValue list, UniqueCodes codes, UniqueCodes sectionCodes)
    {
        var items = new List<Item>();
        foreach (var value in list.AsList())
        {
            if (value.AsObject() is { } members && ReadItem(members, codes, sectionCodes) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private Item? ReadItem(JsonMembers members, UniqueCodes codes, UniqueCodes sectionCodes)
    {
        var type = members.Require("type")?.AsString();
        if (type is not null && !Types.Contains(type, StringComparer.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.QuestionTypeUnknown,
                members.Place.Member("type"),
                $"There is no type “{Excerpt.Of(type)}”. The types are: {string.Join(", ", Types)}.");
        }

        var code = members.Require("code") is { } given ? (type == "section" ? sectionCodes : codes).Read(given) : null;
        var head = new ItemHead(code ?? "", ReadLabel(members, type, code), members.Find("hint")?.AsText(), ReadExpression(members, "relevant"));
        var rules = type is null or "section" or "note" ? QuestionRules.None : ReadRules(members);
        Item item = type switch
        {
            "section" => new Section(head, members.Require("items") is { } items ? ReadItems(items, codes, sectionCodes) : []),
            "repeat" => ReadRepeat(members, head, rules),
            "note" => new Note(head),
            "text" => ReadText(members, head, rules),
            "integer" => new IntegerQuestion(head, rules),
            "decimal" => new DecimalQuestion(head, rules),
            "date" => new DateQuestion(head, rules),
            "url" => new UrlQuestion(head, rules),
            "email" => new EmailQuestion(head, rules),
            "select-one" => ReadChoiceList(members) is { } list ? new SelectOneQuestion(head, rules, list) : new UnreadableQuestion(head),
            "select-many" => ReadChoiceList(members) is { } list ? new SelectManyQuestion(head, rules, list) : new UnreadableQuestion(head),
            "coded" => new CodedQuestion(head, rules),
            "calculated" => ReadCalculated(members, head, rules),
            _ => new UnreadableQuestion(head),
        };
        if (item is not UnreadableQuestion)
        {
            members.RefuseOthers();
        }

        return code is null ? null : item;
    }

    private LocalizedText ReadLabel(JsonMembers members, string? type, string? code)
    {
        if (members.Find("label")?.AsText() is { } label)
        {
            return label;
        }

        if (code is not null && type is not "calculated")
        {
            problems.Add(ProblemCatalogue.LabelMissing, members.Place, $"“{code}” has no label; its code is shown in its place.");
        }

        return LocalizedText.Plain(code ?? "");
    }

    private QuestionRules ReadRules(JsonMembers members)
    {
        JsonElement? startsWith = members.Find("default") is { } given ? given.Element.Clone() : null;
        return new(ReadRequired(members), ReadExpression(members, "constraint"), members.Find("constraintMessage")?.AsText(), startsWith);
    }

    private Expression? ReadRequired(JsonMembers members)
    {
        if (members.Find("required") is not { } value)
        {
            return null;
        }

        if (value.Element.ValueKind == JsonValueKind.String)
        {
            return ReadExpression(members, "required");
        }

        return value.AsBoolean() == true ? Expression.Parse("true()", value.Place, problems) : null;
    }

    private Expression? ReadExpression(JsonMembers members, string name) =>
        members.Find(name) is { } value && value.AsString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? Expression.Parse(text, value.Place, problems)
            : null;

    private Repeat ReadRepeat(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        var minimum = members.Find("minimum")?.AsInteger(0, Repeat.LargestRowCount) ?? 0;
        return new Repeat(head, rules, minimum, members.Require("items") is { } items ? ReadScope(items) : []);
    }

    private static TextQuestion ReadText(JsonMembers members, ItemHead head, QuestionRules rules) =>
        new(
            head,
            rules,
            members.Find("multiline")?.AsBoolean() ?? false,
            members.Find("maxLength")?.AsInteger(1, TextQuestion.LargestMaxLength) ?? TextQuestion.DefaultMaxLength);

    private Question ReadCalculated(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        members.Require("calculation");
        return ReadExpression(members, "calculation") is { } calculation
            ? new CalculatedQuestion(head, rules, calculation)
            : new UnreadableQuestion(head);
    }

    private ChoiceList? ReadChoiceList(JsonMembers members)
    {
        if (members.Require("choices") is not { } value || value.AsCode() is not { } code)
        {
            return null;
        }

        if (lists.TryGetValue(code, out var list))
        {
            return list;
        }

        problems.Add(
            ProblemCatalogue.ChoiceListUnknown,
            value.Place,
            $"The questionnaire has no list of choices “{code}”. It has: {Excerpt.OfCodes(lists.Keys)}.");
        return null;
    }
}
