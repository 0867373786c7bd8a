using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Json;

/// <summary>Reads <c>questionnaire.json</c>.</summary>
public static class QuestionnaireReader
{
    /// <summary>The names of the types of items, in the order of docs/formats.md.</summary>
    public static IReadOnlyList<string> ItemTypes => ItemReader.TypeNames;

    /// <summary>
    /// Reads and verifies the questionnaire and reports all problems in the value's log. Null only if the value is not an
    /// object.
    /// </summary>
    public static Questionnaire? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var code = members.Require("code")?.AsCode();
        var version = members.Require("version")?.AsString();
        var framework = members.Find("framework")?.AsCode();
        var language = members.Find("defaultLanguage")?.AsLanguage();
        var title = members.Find("title")?.AsText();
        var duplicates = members.Find("allowChoiceDuplicates")?.AsBoolean() ?? false;
        var lists = members.Find("choices") is { } choices ? ReadChoiceLists(choices, duplicates, language ?? "en") : [];
        var settings = members.Find("settings") is { } kept ? ItemReader.ReadColumns(kept) : [];
        IReadOnlyList<Item> items =
            members.Require("items") is { } listed ? new ItemReader(framework, lists, value.Problems).ReadScope(listed) : [];
        members.ReportUnknownMembers();
        code ??= "";
        var questionnaire = new Questionnaire(
            code,
            version ?? "",
            framework,
            language ?? "en",
            title ?? LocalizedText.Plain(code),
            items,
            [.. lists.Values])
        {
            AllowsChoiceDuplicates = duplicates,
            Settings = settings,
        };
        QuestionnaireVerifier.Verify(questionnaire, value.Place, value.Problems);
        return questionnaire;
    }

    private static OrderedDictionary<string, ChoiceList> ReadChoiceLists(JsonValue value, bool duplicates, string language)
    {
        var lists = new OrderedDictionary<string, ChoiceList>(StringComparer.Ordinal);
        foreach (var (code, list) in value.AsObject()?.All() ?? [])
        {
            if (!Code.IsValid(code))
            {
                value.Problems.Add(ProblemCatalogue.CodeInvalid["list"], list.Place, ("found", code));
            }

            lists.Add(code, BuiltInLists.Recognize(new ChoiceList(code, ReadChoices(list, duplicates)), language));
        }

        return lists;
    }

    private static List<Choice> ReadChoices(JsonValue list, bool duplicates)
    {
        var choices = new List<Choice>();
        var codes = new ChoiceCodes(list.Problems);
        var unique = new UniqueCodes("choice", list.Problems);
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given && given.AsString() is { } text ? codes.Read(text, given.Place) : null;
            code = duplicates ? code : unique.Take(code, item.Place.Member("code"));
            var label = members.Find("label")?.AsText();
            var columns = members.Find("columns") is { } further ? ItemReader.ReadColumns(further) : [];
            members.ReportUnknownMembers();
            if (code is not null)
            {
                choices.Add(new Choice(choices.Count, code, label ?? LocalizedText.Plain(code)) { Columns = columns });
            }
        }

        return choices;
    }
}
