using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>Random values belong to a response: they are the same whenever it is evaluated.</summary>
public sealed class RandomValuesTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        """
        {"code": "q", "version": "1", "items": [
          {"type": "calculated", "code": "a", "calculation": "once(random())"},
          {"type": "calculated", "code": "b", "calculation": "once(random())"},
          {"type": "calculated", "code": "c", "calculation": "uuid()"},
          {"type": "repeat", "code": "r", "label": "r", "items": [{"type": "calculated", "code": "d", "calculation": "random()"}]}]}
        """,
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");

    [Test]
    public void Random_TheSameResponse_HasTheSameValues() => Values("lake").ShouldBe(Values("lake"));

    [Test]
    public void Random_QuestionsRowsAndResponses_DifferFromEachOther() => Values("lake").Concat(Values("river")).ShouldBeUnique();

    private static List<string> Values(string respondent)
    {
        var (response, problems) = RoundParsing.ReadJson(
            $$"""
            {"respondent": {"id": "{{respondent}}", "type": "person", "regions": []}, "state": "submitted", "submittedOn": "2024-03-11",
             "answers": {"r": [{}, {}]} }
            """,
            value => ResponseReader.Read(value, Round));
        problems.ShouldBeEmpty();
        var scope = response!.ToScope(Round);
        var rows = scope.GetRows((Repeat)scope.Questions.Find("r")!.Question);
        return
        [
            .. scope.Questions.Questions.Take(3).Select(scope.GetText),
            .. rows.Select(row => row.GetText(row.Questions.Questions[0])),
        ];
    }
}
