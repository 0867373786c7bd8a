using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Json;

/// <summary>Reads the items of <c>questionnaire.json</c>.</summary>
/// <param name="framework">Code of the questionnaire's framework; null if not given.</param>
/// <param name="lists">The lists of choices that questions may refer to, by code. Built-in ones are added where they are named.</param>
/// <param name="problems">Collects the problems.</param>
internal sealed class ItemReader(string? framework, OrderedDictionary<string, ChoiceList> lists, ProblemLog problems)
{
    // The types of items by name, in the order of docs/formats.md, each with what reads it.
    private static readonly OrderedDictionary<string, Func<ItemReader, ItemSource, Item>> Types = new(StringComparer.Ordinal)
    {
        ["section"] = (reader, item) => reader.ReadSection(item),
        ["repeat"] = (reader, item) => reader.ReadRepeat(item.Members, item.Head, item.Rules),
        ["note"] = (_, item) => new Note(item.Head),
        ["text"] = (_, item) => ReadText(item.Members, item.Head, item.Rules),
        ["integer"] = (reader, item) => reader.ReadNumber(item, rules => new IntegerQuestion(item.Head, rules)),
        ["decimal"] = (reader, item) => reader.ReadNumber(item, rules => new DecimalQuestion(item.Head, rules)),
        ["range"] = (reader, item) => reader.ReadRange(item.Members, item.Head, item.Rules),
        ["date"] = (_, item) => new DateQuestion(item.Head, item.Rules),
        ["time"] = (_, item) => new TimeQuestion(item.Head, item.Rules),
        ["date-time"] = (_, item) => new DateTimeQuestion(item.Head, item.Rules),
        ["url"] = (_, item) => new UrlQuestion(item.Head, item.Rules),
        ["email"] = (_, item) => new EmailQuestion(item.Head, item.Rules),
        ["select-one"] = (reader, item) => reader.ReadChoices(item, list => new SelectOneQuestion(item.Head, item.Rules, list)),
        ["select-many"] = (reader, item) => reader.ReadChoices(item, list => new SelectManyQuestion(item.Head, item.Rules, list)),
        ["rank"] = (reader, item) => reader.ReadChoices(item, list => new RankQuestion(item.Head, item.Rules, list)),
        ["coded"] = (reader, item) => reader.ReadCoded(item.Members, item.Head, item.Rules),
        ["acknowledge"] = (_, item) => new AcknowledgeQuestion(item.Head, item.Rules),
        ["calculated"] = (reader, item) => reader.ReadCalculated(item.Members, item.Head, item.Rules),
        ["hidden"] = (reader, item) => new HiddenQuestion(item.Head, item.Rules, reader.ReadSource(item.Members)),
    };

    /// <summary>The names of the types of items, in the order of docs/formats.md.</summary>
    public static IReadOnlyList<string> TypeNames { get; } = [.. Types.Keys];

    /// <summary>Reads the items of one scope: the whole questionnaire, or one repeat group.</summary>
    public IReadOnlyList<Item> ReadScope(JsonValue list) =>
        ReadItems(list, new ScopeCodes(new UniqueCodes("item", problems), new UniqueCodes("section", problems)));

    private List<Item> ReadItems(JsonValue list, ScopeCodes codes)
    {
        var items = new List<Item>();
        foreach (var value in list.AsList())
        {
            if (value.AsObject() is { } members && ReadItem(members, codes) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private Item? ReadItem(JsonMembers members, ScopeCodes codes)
    {
        var type = members.Require("type")?.AsString();
        if (type is not null && !Types.ContainsKey(type))
        {
            problems.Add(
                ProblemCatalogue.QuestionTypeUnknown,
                members.Place.Member("type"),
                ("found", type),
                ("known", Detail.Words(Types.Keys)));
        }

        var code = members.Require("code") is { } given ? (type == "section" ? codes.Sections : codes.Items).Read(given) : null;
        var head = ReadHead(members, type, code);
        var rules = type is null or "section" or "note" ? QuestionRules.None : ReadRules(members);
        var item = type is not null && Types.TryGetValue(type, out var read)
            ? read(this, new ItemSource(members, head, rules, codes))
            : new UnreadableQuestion(head);
        if (item is not UnreadableQuestion)
        {
            members.ReportUnknownMembers();
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
        Warning = ReadExpression(members, "warning"),
        WarningMessage = members.Find("warningMessage")?.AsText(),
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

    private Section ReadSection(ItemSource item) =>
        new(item.Head, item.Members.Require("items") is { } items ? ReadItems(items, item.Codes) : []);

    private Repeat ReadRepeat(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        var minimum = members.Find("minimum")?.AsInteger(0, Repeat.LargestRowCount) ?? 0;
        return new Repeat(head, rules, minimum, members.Require("items") is { } items ? ReadScope(items) : [])
        {
            Maximum = members.Find("maximum")?.AsInteger(Math.Max(1, minimum), Repeat.LargestRowCount),
            Count = ReadExpression(members, "count"),
        };
    }

    private static TextQuestion ReadText(JsonMembers members, ItemHead head, QuestionRules rules) =>
        new(
            head,
            rules,
            members.Find("multiline")?.AsBoolean() ?? false,
            members.Find("maxLength")?.AsInteger(1, TextQuestion.LargestMaxLength) ?? TextQuestion.DefaultMaxLength);

    /// <summary>Reads a coded question. One that names the questionnaire's own framework is the same as one that names none.</summary>
    private CodedQuestion ReadCoded(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        var code = members.Find("framework")?.AsCode();
        return new CodedQuestion(head, rules) { Framework = code == framework ? null : code };
    }

    private Question ReadCalculated(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        members.Require("calculation");
        var unit = ReadUnit(members);
        return ReadExpression(members, "calculation") is { } calculation
            ? new CalculatedQuestion(head, rules, calculation) { Unit = unit }
            : new UnreadableQuestion(head);
    }

    private Question ReadRange(JsonMembers members, ItemHead head, QuestionRules rules)
    {
        var start = members.Require("start")?.AsDecimal();
        var end = members.Require("end")?.AsDecimal();
        var step = members.Find("step") is { } given ? given.AsDecimal() : 1;
        var (low, high) = (members.Find("low")?.AsText(), members.Find("high")?.AsText());
        var unit = ReadUnit(members);
        if (start is null || end is null || step is null)
        {
            return new UnreadableQuestion(head);
        }

        if (start > end || step <= 0)
        {
            problems.Add(ProblemCatalogue.NumberOutOfRange["scale"], members.Place);
            return new UnreadableQuestion(head);
        }

        return new RangeQuestion(head, rules, start.Value, end.Value, step.Value) { Unit = unit, Low = low, High = high };
    }

    private NumericQuestion ReadNumber(ItemSource item, Func<QuestionRules, NumericQuestion> make)
    {
        var unit = ReadUnit(item.Members);
        return make(item.Rules.For(unit)) with { Unit = unit };
    }

    private NumberUnit? ReadUnit(JsonMembers members)
    {
        if (members.Find("unit") is not { } value || value.AsString() is not { } code)
        {
            return null;
        }

        var unit = NumberUnit.Find(code);
        if (unit is null)
        {
            problems.Add(ProblemCatalogue.UnitUnknown, value.Place, ("found", code));
        }

        return unit;
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

    private Question ReadChoices(ItemSource item, Func<ChoiceList, ChoiceQuestion> make)
    {
        var members = item.Members;
        var filter = members.Find("choiceFilter") is { } value && value.AsString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? Expression.ParseFilter(text, value.Place, problems)
            : null;
        var randomize = members.Find("randomize")?.AsBoolean() ?? false;
        var seed = members.Find("seed")?.AsString();
        if (members.Require("choices") is not { } named || named.AsCode() is not { } code)
        {
            return new UnreadableQuestion(item.Head);
        }

        if (!lists.TryGetValue(code, out var list) && BuiltInLists.Find(code) is { } builtIn)
        {
            lists.Add(code, list = builtIn);
        }

        if (list is null)
        {
            problems.Add(
                ProblemCatalogue.ChoiceListUnknown,
                named.Place,
                ("found", code),
                ("known", Detail.List(lists.Keys.Union(BuiltInLists.Codes, StringComparer.Ordinal))));
            return new UnreadableQuestion(item.Head);
        }

        var question = make(list) with { Filter = filter, Randomize = randomize, Seed = seed };
        foreach (var choice in list.Distinct.Where(each => question is not SelectOneQuestion && ChoiceCodes.HasSpace(each.Code)))
        {
            problems.Add(ProblemCatalogue.CodeInvalid["choice-space"], named.Place, ("found", choice.Code));
        }

        return question;
    }

    /// <summary>An item whose common members have been read.</summary>
    private sealed record ItemSource(JsonMembers Members, ItemHead Head, QuestionRules Rules, ScopeCodes Codes);

    /// <summary>The codes used so far in one scope. Sections have codes of their own.</summary>
    private sealed record ScopeCodes(UniqueCodes Items, UniqueCodes Sections);
}
