using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using JsonValue = Survey.Core.Reading.JsonValue;

namespace Survey.Core.Responses;

/// <summary>Checks the member <c>default</c> of a question in edit.</summary>
public static class EditedDefault
{
    // The members that say which answers a question has.
    private static readonly string[] Members = ["type", "code", "choices", "maxLength", "start", "end", "step", "default"];

    /// <summary>Reports why the first answer of a question is not valid. Other faults of the question are not reported here.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="key">The question's key.</param>
    /// <param name="frameworks">The frameworks of the round.</param>
    /// <param name="problems">Collects the problems.</param>
    public static void Verify(EditedForm form, string key, FrameworkSet frameworks, ProblemLog problems)
    {
        if (form.Find(key) is not { } item || !item.Has("default"))
        {
            return;
        }

        var only = new JsonObject();
        foreach (var member in Members.Where(member => item.Json[member] is not null))
        {
            only[member] = item.Json[member]!.DeepClone();
        }

        var questionnaire = new JsonObject
        {
            ["code"] = "one",
            ["version"] = "1",
            ["items"] = new JsonArray(only),
        };
        if (form.Json["choices"] is { } lists)
        {
            questionnaire["choices"] = lists.DeepClone();
        }

        using var document = JsonDocument.Parse(questionnaire.ToJsonString());
        var value = new JsonValue(document.RootElement, Place.OfFile("default"), new ProblemLog());
        if (QuestionnaireReader.Read(value)?.Items.OfType<Question>().FirstOrDefault() is { } question)
        {
            DefaultAnswer.Read(question, frameworks, Place.OfFile("request"), problems);
        }
    }
}
