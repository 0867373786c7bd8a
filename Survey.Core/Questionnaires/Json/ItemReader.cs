using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Json;

/// <summary>Reads the items of <c>questionnaire.json</c>.</summary>
/// <param name="lists">The lists of choices that questions may refer to, by code.</param>
/// <param name="problems">Collects the problems.</param>
internal sealed class ItemReader(IReadOnlyDictionary<string, ChoiceList> lists, ProblemLog problems)
{
    private static readonly string[] Types =
    [
        "section", "repeat", "note", "text", "integer", "decimal", "range", "date", "time", "date-time", "url", "email", "select-one",
        "select-many", "rank", "coded", "acknowledge", "calculated", "hidden",
    ];

    /// <summary>Reads the items of one scope: the whole questionnaire, or one repeat group.</summary>
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
                ("found", type),
                ("known", Detail.Words(Types)));
        }

        var code = members.Require("code") is { } given ? (type == "section" ? sectionCodes : codes).Read(given) : null;
        var head = ReadHead(members, type, code);
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
            "range" => ReadRange(members, head, rules),
            "time" => new TimeQuestion(head, rules),
            "date-time" => new DateTimeQuestion(head, rules),
            "select-one" => ReadChoices(members, head, list => new SelectOneQuestion(head, rules, list)),
            "select-many" => ReadChoices(members, head, list => new SelectManyQuestion(head, rules, list)),
            "rank" => ReadChoices(members, head, list => new RankQuestion(head, rules, list)),
            "acknowledge" => new AcknowledgeQuestion(head, rules),
            "hidden" => new HiddenQuestion(head, rules, ReadSource(members)),
            "coded" => new CodedQuestion(head, rules),
            "calculated" => ReadCalculated(members, head, rules),
            _ => new UnreadableQuestion(head),
        };
        if (item is not UnreadableQuestion)
        {
            members.RefuseOthers();
        }

        // A section without a code is kept. Otherwise the answers to its questions would be reported as answers to unknown
        // questions.
        return code is null && item is not Section ? null : item;
    }

    /// <summary>Reads additional XLSForm columns: names and texts that are kept unchanged.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> ReadColumns(JsonValue value)
    {
        var columns = new List<KeyValuePair<string, string>>();
        foreach (var (name, column) in value.AsObject()?.All() ?? [])
        {
            if (column.AsString() is { } text)
            {
                columns.Add(new(name, text));
            }
        }

        return columns;
    }

    private ItemHead ReadHead(JsonMembers members, string? type, string? code)
    {
        var head = new ItemHead(code ?? "")
        {
            Label = members.Find("label")?.AsText(),
            Hint = members.Find("hint")?.AsText(),
            GuidanceHint = members.Find("guidanceHint")?.AsText(),
            Relevant = ReadExpression(members, "relevant"),
            Appearance = members.Find("appearance")?.AsString(),
            Columns = members.Find("columns") is { } columns ? ReadColumns(columns) : [],
        };
        if (head.Label is null && code is not null && type is not ("calculated" or "hidden"))
        {
            problems.Add(ProblemCatalogue.LabelMissing, members.Place, ("found", code));
        }

        return head;
    }

    private QuestionRules ReadRules(JsonMembers members) => new()
    {
        Required = ReadCondition(members, "required"),
        RequiredMessage = members.Find("requiredMessage")?.AsText(),
        Constraint = ReadExpression(members, "constraint"),
        ConstraintMessage = members.Find("constraintMessage")?.AsText(),
        ReadOnly = ReadCondition(members, "readOnly"),
        Default = members.Find("default") is { } given ? given.Element.Clone() : null,
        DefaultExpression = ReadExpression(members, "defaultExpression"),
    };

    /// <summary>Reads a condition: true, false, or an expression. False gives null.</summary>
    private Expression? ReadCondition(JsonMembers members, string name)
    {
        if (members.Find(name) is not { } value)
        {
            return null;
        }

        if (value.Element.ValueKind == JsonValueKind.String)
        {
            return ReadExpression(members, name);
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
        return new Repeat(head, rules, minimum, members.Require("items") is { } items ? ReadScope(items) : []) { Count = ReadExpression(members, "count") };
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

    private Question ReadRange(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        var start = members.Require("start")?.AsDecimal();
        var end = members.Require("end")?.AsDecimal();
        var step = members.Find("step") is { } given ? given.AsDecimal() : 1;
        if (start is null || end is null || step is null)
        {
            return new UnreadableQuestion(head);
        }

        if (start > end || step <= 0)
        {
            problems.Add(ProblemCatalogue.NumberOutOfRange["scale"], members.Place);
            return new UnreadableQuestion(head);
        }

        return new RangeQuestion(head, rules, start.Value, end.Value, step.Value);
    }

    private string? ReadSource(JsonMembers members)
    {
        if (members.Find("source") is not { } value || value.AsString() is not { } source)
        {
            return null;
        }

        if (!HiddenQuestion.Sources.Contains(source, StringComparer.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.ChoiceUnknown["recorded"],
                value.Place,
                ("found", source),
                ("known", Detail.Words(HiddenQuestion.Sources)));
        }

        return source;
    }

    private Question ReadChoices(JsonMembers members, ItemHead head, Func<ChoiceList, ChoiceQuestion> make)
    {
        var filter = members.Find("choiceFilter") is { } value && value.AsString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? Expression.ParseFilter(text, value.Place, problems)
            : null;
        var randomize = members.Find("randomize")?.AsBoolean() ?? false;
        var seed = members.Find("seed")?.AsString();
        return ReadChoiceList(members) is { } list
            ? make(list) with { Filter = filter, Randomize = randomize, Seed = seed }
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

        problems.Add(ProblemCatalogue.ChoiceListUnknown, value.Place, ("found", code), ("known", Detail.List(lists.Keys)));
        return null;
    }
}
