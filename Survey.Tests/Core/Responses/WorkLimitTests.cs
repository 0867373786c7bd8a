using System.Diagnostics;
using System.Globalization;
using System.Text;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>Expressions that do too much work are stopped and reported once; others are evaluated all the same.</summary>
public sealed class WorkLimitTests
{
    [Test]
    public void Validate_APatternThatNeverEnds_IsOneProblemWithItsName()
    {
        var row = $$"""{"x": "{{new string('a', 40)}}"}""";
        var problems = Validate(
            """
            {"type": "repeat", "code": "r", "label": "R", "maximum": 9000, "items": [
              {"type": "text", "code": "x", "label": "X", "constraint": "regex(., '(?=(a+)+b)a*.*')"}]}
            """,
            $$"""{"r": [{{string.Join(',', Enumerable.Repeat(row, 500))}}]}""");

        var problem = problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("expression-failed");
        problem.InEnglish().ShouldContain("(?=(a+)+b)a*.*");
    }

    [Test]
    public void Validate_TheStepsAreSpent_IsOneProblemAndSimpleExpressionsWork()
    {
        var rows = new StringBuilder();
        foreach (var code in "vw")
        {
            var members = string.Join(',', Enumerable.Range(1, 9_000).Select(number => $$"""{"{{code}}": {{number}}}"""));
            rows.Append(CultureInfo.InvariantCulture, $"\"{(code == 'v' ? "r" : "q")}\": [{members}],");
        }

        var problems = Validate(
            """
            {"type": "repeat", "code": "r", "label": "R", "maximum": 9000, "items": [{"type": "integer", "code": "v", "label": "V"}]},
            {"type": "repeat", "code": "q", "label": "Q", "maximum": 9000, "items": [{"type": "integer", "code": "w", "label": "W"},
              {"type": "calculated", "code": "share", "calculation": "${w} div sum(${v})"}]},
            {"type": "text", "code": "late", "label": "late", "relevant": "1 = 1"},
            {"type": "calculated", "code": "cc", "calculation": "1 + 1"},
            {"type": "text", "code": "x", "label": "x", "constraint": ". = ${cc}"}
            """,
            $"{{{rows} \"late\": \"y\", \"x\": \"2\"}}");

        problems.Select(problem => problem.Code).ShouldBe(["expression-failed"]);
    }

    [TestCase("[0-9]{8,12}", "0123456789", true)]
    [TestCase("(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [TestCase("((a{1,900}){1,900}){1,900}", "aaaa", true)]
    [TestCase("(?=.*[0-9])(?=.*[a-z]).{8,}", "abcdefg1", true)]
    public void Validate_APattern_AcceptsWhatItMatches(string pattern, string answer, bool isAccepted)
    {
        var watch = Stopwatch.StartNew();

        Validate(
            $$"""{"type": "text", "code": "x", "label": "X", "constraint": "regex(., '{{pattern}}')"}""",
            $$"""{"x": "{{answer}}"}""").Count.ShouldBe(isAccepted ? 0 : 1);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static IReadOnlyList<Problem> Validate(string items, string answers)
    {
        var round = RoundParsing.Parse(
            """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
            """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
            $$"""{"code": "q", "version": "1", "items": [{{items}}]}""",
            """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");
        var json = $$"""
            {"respondent": {"id": "a", "type": "person", "regions": []}, "state": "submitted", "submittedOn": "2024-03-11",
             "answers": {{answers}}}
            """;
        var (response, _) = RoundParsing.ReadJson(json, value => ResponseReader.Read(value, round));
        var log = new ProblemLog();
        new ResponseValidator(round).Validate(response!, Place.OfFile("a.json"), log);
        return log.Problems;
    }
}
