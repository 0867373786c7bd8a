using System.Text.Json.Nodes;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Editing;

public sealed class EditedDefaultTests
{
    private const string Small =
        """
        {"code": "small", "version": "1", "items": [
          {"type": "integer", "code": "number"}, {"type": "date", "code": "day"}, {"type": "acknowledge", "code": "seen"},
          {"type": "select-one", "code": "one", "choices": "kinds"}, {"type": "select-many", "code": "many", "choices": "kinds"}],
         "choices": {"kinds": [{"code": "a"}, {"code": "b"}]}}
        """;

    private static readonly FrameworkSet Frameworks = SampleRound.Read("minimal").Round.Frameworks;

    [TestCase("number", "12", "12", "")]
    [TestCase("number", "twelve", "\"twelve\"", "number-invalid")]
    [TestCase("day", "2017-06-26", "\"2017-06-26\"", "")]
    [TestCase("day", "soon", "\"soon\"", "date-invalid")]
    [TestCase("seen", "true", "true", "")]
    [TestCase("one", "b", "\"b\"", "")]
    [TestCase("one", "c", "\"c\"", "choice-unknown")]
    [TestCase("many", "a  b", "[\"a\",\"b\"]", "")]
    [TestCase("many", "a c", "[\"a\",\"c\"]", "choice-unknown")]
    public void Default_Typed_IsAnAnswerOrAProblem(string key, string typed, string stored, string problem)
    {
        var problems = new ProblemLog();
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { ["default"] = typed };

        var changed = PropertySteps.Change(EditedForm.Of(Small, "{}"), key, given, problems).ShouldNotBeNull().Form;
        EditedDefault.Verify(changed, key, Frameworks, problems);

        var item = changed.Find(key)!;
        JsonNode.Parse(item.OwnJson)!["default"]!.ToJsonString().ShouldBe(stored);
        string.Join(' ', problems.Problems.Select(each => each.Code)).ShouldBe(problem);
        ItemProperty.All.First(property => property.Name == "default").Show(item)
            .ShouldBe(string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
