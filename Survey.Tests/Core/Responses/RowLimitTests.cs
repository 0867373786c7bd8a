using System.Text.Json.Nodes;
using Survey.Api.Answering.Forms;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>The largest number of rows of a repeat group: the questionnaire's own, or the default.</summary>
public sealed class RowLimitTests
{
    [TestCase("", 1_000, 0)]
    [TestCase("", 1_001, 1_000)]
    [TestCase("\"maximum\": 2, ", 2, 0)]
    [TestCase("\"maximum\": 2, ", 3, 2)]
    [TestCase("\"maximum\": 1500, ", 1_500, 0)]
    [TestCase("\"maximum\": 1500, ", 1_501, 1_500)]
    [TestCase("\"minimum\": 1200, ", 1_200, 0)]
    [TestCase("\"minimum\": 1200, ", 1_201, 1_200)]
    public void Read_SoManyRows_AreTakenOrRefusedWithTheLimit(string member, int rows, int most)
    {
        var round = Make(member);
        var answers = Answers(rows);
        var json = JsonNode.Parse(answers)!["answers"]!.ToJsonString();

        var (_, problems) = RoundParsing.ReadJson(
            json,
            value => round.Questionnaire.Scope.Read(value, new AnswerContext(round.Frameworks)));
        var log = new ProblemLog();
        new ResponseValidator(round, isSent: true).Validate(
            RoundParsing.ParseResponse(round, answers, isStored: true),
            Place.OfFile("a.json"),
            log);

        problems.Select(problem => problem.Code).ShouldBe(log.Problems.Select(problem => problem.Code));
        var all = problems;
        if (most == 0)
        {
            all.ShouldBeEmpty();
        }
        else
        {
            all.ShouldHaveSingleItem().Code.ShouldBe("rows-too-many");
            all[0].InEnglish().ShouldContain($"“Rows” has {rows:N0} rows; it can have at most {most:N0}.");
        }

        RoundParsing.ParseResponse(round, answers, isStored: true).Answers.GetRows("r").Count.ShouldBe(rows);
    }

    [TestCase("", 1_001, 0)]
    [TestCase("\"maximum\": 2, ", 3, 2)]
    public void Read_SoManyRowsOfALoadedFolder_AreHeldToTheQuestionnairesOwnLimit(string member, int rows, int most)
    {
        var round = Make(member);

        var (response, problems) = RoundParsing.ReadJson(Answers(rows), value => ResponseReader.Read(value, round));
        var log = new ProblemLog();
        new ResponseValidator(round).Validate(response!, Place.OfFile("a.json"), log);

        problems.Concat(log.Problems).Select(problem => problem.Code).ShouldBe(most == 0 ? [] : ["rows-too-many"]);
    }

    [TestCase("\"maximum\": 0, ", "number-out-of-range")]
    [TestCase("\"maximum\": 100001, ", "number-out-of-range")]
    [TestCase("\"minimum\": 3, \"maximum\": 2, ", "number-out-of-range")]
    public void Read_MaximumThatCannotBe_IsRefused(string member, string code) =>
        Should.Throw<InvalidDataException>(() => Make(member)).Message.ShouldContain(code);

    [Test]
    public void Read_FieldsOfAPageWithTooManyRows_KeepsThemForTheCheck()
    {
        var round = Make("\"maximum\": 2, ");
        var response = RoundParsing.ParseResponse(round, Answers(3), isStored: true);
        var questions = round.Questionnaire.Scope.Questions.Select(each => each.Question).ToList();
        var values = FormFiller.Fill(questions, new DraftContent(response.Answers, Language: null), round.Frameworks);

        var reading = new FormReader(round.Frameworks).Read(questions, values);

        reading.Problems.ShouldBeEmpty();
        reading.Answers.GetRows("r").Count.ShouldBe(3);
        var log = new ProblemLog();
        new ResponseValidator(round, isSent: true).Validate(response with { Answers = reading.Answers }, Place.OfFile("a.json"), log);
        log.Problems.ShouldHaveSingleItem().Code.ShouldBe("rows-too-many");
    }

    [Test]
    public void Read_WorkbookWithTooManyRows_IsRefusedWithTheLimit()
    {
        var filled = new AnsweredWorkbook(AnswerWorkbookRoundTripTests.MakeRound(Questionnaire("")), Rows(3));

        var smaller = AnswerWorkbookRoundTripTests.MakeRound(Questionnaire("\"maximum\": 2, "));

        var problem = filled.Read(smaller).Value!.Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("rows-too-many");
        problem.InEnglish().ShouldContain("at most 2");

        AnswerSet Rows(int count) => RoundParsing.ParseResponse(Make(""), Answers(count), isStored: true).Answers;
    }

    private static string Questionnaire(string member) =>
        $$"""
        {"code": "q", "version": "1", "items": [
          {"type": "repeat", "code": "r", "label": "Rows", {{member}}"items": [{"type": "text", "code": "x", "label": "X"}]}]}
        """;

    private static string Answers(int rows) =>
        $$$"""
        {"respondent": {"id": "a", "type": "person", "regions": []}, "state": "submitted", "submittedOn": "2024-03-11",
         "answers": {"r": [{{{string.Join(',', Enumerable.Repeat("""{"x": "a"}""", rows))}}}]}}
        """;

    private static Round Make(string member) => RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        Questionnaire(member),
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");
}
