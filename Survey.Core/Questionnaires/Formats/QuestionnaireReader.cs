using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Formats;

/// <summary>Reads <c>questionnaire.json</c>.</summary>
public static class QuestionnaireReader
{
    /// <summary>The questionnaire, verified, with all problems noted in the value's log; null only if there is no object.</summary>
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
        var lists = members.Find("choices") is { } choices ? ReadChoiceLists(choices) : [];
        IReadOnlyList<Item> items = members.Require("items") is { } listed ? new ItemReader(lists, value.Problems).ReadScope(listed) : [];
        members.RefuseOthers();
        code ??= "";
        var questionnaire = new Questionnaire(
            code,
            version ?? "",
            framework,
            language ?? "en",
            title ?? LocalizedText.Plain(code),
            items);
        QuestionnaireVerifier.Verify(questionnaire, value.Place, value.Problems);
        return questionnaire;
    }

    private static Dictionary<string, ChoiceList> ReadChoiceLists(JsonValue value)
    {
        var lists = new Dictionary<string, ChoiceList>(StringComparer.Ordinal);
        foreach (var (code, list) in value.AsObject()?.All() ?? [])
        {
            if (!Code.IsValid(code))
            {
                value.Problems.Add(ProblemCatalogue.CodeInvalid, list.Place, $"“{Excerpt.Of(code)}” is not a code. Name the list of choices by letters, digits, dots, underscores and hyphens.");
            }

            lists.Add(code, new ChoiceList(code, ReadChoices(list)));
        }

        return lists;
    }

    private static List<Choice> ReadChoices(JsonValue list)
    {
        var choices = new List<Choice>();
        var codes = new UniqueCodes("choice", list.Problems);
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given ? codes.Read(given) : null;
            var label = members.Find("label")?.AsText();
            members.RefuseOthers();
            if (code is not null)
            {
                choices.Add(new Choice(choices.Count, code, label ?? LocalizedText.Plain(code)));
            }
        }

        return choices;
    }
}
