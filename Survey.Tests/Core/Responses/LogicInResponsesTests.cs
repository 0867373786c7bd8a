using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>
/// Relevance, constraints and calculations in the validation of responses: drafts may contain any answer, submitted
/// responses only answers to questions that are asked.
/// </summary>
public sealed class LogicInResponsesTests
{
    private const string Questionnaire =
        """
        {"code": "q", "version": "1", "items": [
          {"type": "text", "code": "wants", "label": "Wants"},
          {"type": "date", "code": "begins", "label": "Begins", "constraint": ". >= today()"},
          {"type": "text", "code": "pattern", "label": "Pattern"},
          {"type": "text", "code": "matched", "label": "Matched", "constraint": "regex(., ${pattern})"},
          {"type": "section", "code": "budget", "label": "Budget", "relevant": "${wants} = 'yes'", "items": [
            {"type": "repeat", "code": "costs", "label": "Costs", "items": [
              {"type": "integer", "code": "pieces", "label": "Pieces", "required": true, "constraint": ". <= ${most}"},
              {"type": "calculated", "code": "amount", "calculation": "${pieces} * 10"},
              {"type": "text", "code": "reason", "label": "Reason", "relevant": "${amount} > 100", "required": true}]}]},
          {"type": "integer", "code": "most", "label": "Most"},
          {"type": "text", "code": "approval", "label": "Approval", "relevant": "sum(${amount}) > 150", "required": "count(${reason}) > 0"},
          {"type": "text", "code": "late", "label": "Late", "relevant": "date(${pattern}) > '2024-01-01'"}]}
        """;

    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        Questionnaire,
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");

    [TestCase("""{"wants": "no"}""", "")]
    [TestCase("""{"wants": "no", "costs": [{"pieces": 1}]}""", "answers.costs answer-not-relevant")]
    [TestCase("""{"wants": "yes", "most": 50, "costs": [{"pieces": 1}, {"pieces": 20, "reason": "large"}], "approval": "given"}""", "")]
    [TestCase(
        """{"wants": "yes", "most": 50, "costs": [{"pieces": 1}, {"pieces": 20, "reason": "large"}]}""",
        "answers.approval answer-missing")]
    [TestCase(
        """{"wants": "yes", "most": 50, "costs": [{"pieces": 1}, {"pieces": 20}]}""",
        "answers.costs #2.reason answer-missing; answers.approval answer-missing")]
    [TestCase(
        """{"wants": "yes", "most": 50, "costs": [{"pieces": 1, "reason": "small"}]}""",
        "answers.costs #1.reason answer-not-relevant")]
    [TestCase("""{"wants": "yes", "most": 5, "costs": [{"pieces": 1}, {"pieces": 6}]}""", "answers.costs #2.pieces answer-constraint")]
    [TestCase(
        """{"wants": "yes", "approval": "given", "costs": [{"pieces": null}]}""",
        "answers.costs #1.pieces answer-missing; answers.approval answer-not-relevant")]
    [TestCase("""{"begins": "2024-03-11"}""", "")]
    [TestCase("""{"begins": "2024-03-10"}""", "answers.begins answer-constraint")]
    [TestCase("""{"pattern": "2017-02-30"}""", "answers.late expression-failed")]
    [TestCase("""{"pattern": "", "matched": "x"}""", "answers.matched answer-constraint")]
    public void Validate_ASubmission_IsAsTheLogicSays(string answers, string expected) => Validate(answers, "submitted").ShouldBe(expected);

    [Test]
    public void Validate_AConditionWithoutAMessage_IsShownWithTheWordsOfQuestions()
    {
        var round = RoundParsing.Parse(
            """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
            """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
            """
            {"code": "q", "version": "1", "items": [
              {"type": "integer", "code": "n", "label": {"en": "How many towns?", "fr": "Combien de villes ?"}},
              {"type": "integer", "code": "m", "label": "M", "constraint": ". > ${n} or '${n}' = ''"},
              {"type": "repeat", "code": "r", "label": "R", "count": "${n}", "items": [
                {"type": "integer", "code": "x", "label": "X", "warning": ". > ../n"}]}]}
            """,
            """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");
        var (response, _) = RoundParsing.ReadJson(
            """
            {"respondent": {"id": "a", "type": "person", "regions": []}, "state": "submitted", "submittedOn": "2024-03-11",
             "answers": {"n": 2, "m": 1, "r": [{"x": 3}]}}
            """,
            value => ResponseReader.Read(value, round));
        var log = new ProblemLog();

        new ResponseValidator(round).Validate(response!, Place.OfFile("a.json"), log);

        log.Problems.Select(problem => problem.InEnglish()).ShouldBe([
            "The answer to “M” is not allowed. It must meet this condition: . > “How many towns?” or '${n}' = ''",
            "The number of rows of “R” must be 2 (“How many towns?”), but it is 1. Add or remove rows, or correct the number.",
            "Check the answer to “X”. It meets a condition that is unusual: . > “How many towns?”"],
            ignoreOrder: true);
        log.Problems[0].ToText(Language.Find("fr")!).ShouldContain("Combien de villes");
    }

    [Test]
    public void Validate_AnAnswerIsMissing_NamesTheQuestionInWords()
    {
        var (response, _) = RoundParsing.ReadJson(
            """
            {"respondent": {"id": "a", "type": "person", "regions": []}, "state": "submitted", "submittedOn": "2024-03-11",
             "answers": {"wants": "yes", "costs": [{"pieces": null}]}}
            """,
            value => ResponseReader.Read(value, Round));
        var log = new ProblemLog();

        new ResponseValidator(Round).Validate(response!, Place.OfFile("a.json"), log);

        log.Problems.ShouldHaveSingleItem().InEnglish().ShouldBe("Answer “Pieces”.");
    }

    [Test]
    public void Validate_APatternThatIsNone_FailsAtItsQuestion() =>
        Validate("""{"pattern": "(", "matched": "x"}""", "submitted")
            .ShouldBe("answers.matched expression-failed; answers.late expression-failed");

    [TestCase("""{"wants": "no", "costs": [{"pieces": 1}]}""")]
    [TestCase("""{"pattern": "("}""")]
    public void Validate_ADraft_MayHoldWhatIsNotRelevantNow(string answers) => Validate(answers, "draft").ShouldBe("");

    [Test]
    public void Validate_NobodySaidWhen_TodayFails()
    {
        var json =
            """{"respondent": {"id": "a", "type": "person", "regions": []}, "state": "submitted", "answers": {"begins": "2024-03-11"}}""";

        Validate(json).ShouldBe("answers.begins expression-failed");
    }

    private static string Validate(string answers, string state) =>
        Validate(
            $$"""
            {"respondent": {"id": "a", "type": "person", "regions": []}, "state": "{{state}}", "submittedOn": "2024-03-11",
             "answers": {{answers}}}
            """
        );

    private static string Validate(string json)
    {
        var (response, problems) = RoundParsing.ReadJson(json, value => ResponseReader.Read(value, Round));
        var log = new ProblemLog();
        new ResponseValidator(Round).Validate(response!, Place.OfFile("a.json"), log);
        return string.Join("; ", problems.Concat(log.Problems).Select(problem => $"{problem.Place.Path} {problem.Code}"));
    }
}
