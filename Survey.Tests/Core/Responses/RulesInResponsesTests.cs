using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>Choice filters, counts of rows and read-only questions in the validation of submitted responses.</summary>
public sealed class RulesInResponsesTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        """
        {"code": "q", "version": "1", "items": [
          {"type": "select-one", "code": "country", "label": "Country", "choices": "country"},
          {"type": "select-one", "code": "reg", "label": "Region", "choices": "reg", "choiceFilter": "country = ${country}"},
          {"type": "select-many", "code": "city", "label": "City", "choices": "city",
           "choiceFilter": "reg = ${reg} and country = ${country}"},
          {"type": "rank", "code": "order", "label": "Order", "choices": "reg", "choiceFilter": "country = ${country}"},
          {"type": "text", "code": "pattern", "label": "Pattern"},
          {"type": "select-one", "code": "odd", "label": "Odd", "choices": "reg", "choiceFilter": "regex(name, ${pattern})"},
          {"type": "integer", "code": "n", "label": "Number"},
          {"type": "repeat", "code": "r", "label": "Rows", "count": "${n}", "items": [
            {"type": "integer", "code": "v", "label": "Value"},
            {"type": "repeat", "code": "inner", "label": "Inner", "count": "${v}", "items": [
              {"type": "text", "code": "x", "label": "X"}]}]},
          {"type": "text", "code": "fixed", "label": "Fixed", "readOnly": true, "default": "as it is"},
          {"type": "text", "code": "blank", "label": "Blank", "readOnly": true},
          {"type": "text", "code": "begun", "label": "Begun", "readOnly": true, "defaultExpression": "now()"},
          {"type": "text", "code": "later", "label": "Later", "readOnly": "${n} > 5"}],
         "choices": {
          "country": [{"code": "fr", "label": "F"}, {"code": "de", "label": "D"}],
          "reg": [{"code": "idf", "label": "I", "columns": {"country": "fr"}}, {"code": "bav", "label": "B", "columns": {"country": "de"}}],
          "city": [{"code": "paris", "label": "P", "columns": {"reg": "idf", "country": "fr"}},
                   {"code": "muc", "label": "M", "columns": {"reg": "bav", "country": "de"}}]}}
        """,
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");

    [TestCase("""{"country": "fr", "reg": "idf", "city": ["paris"], "order": ["idf"]}""", "")]
    [TestCase("""{"country": "de", "reg": "idf", "city": ["paris"]}""", "answers.reg answer-not-offered; answers.city answer-not-offered")]
    [TestCase("""{"reg": "bav"}""", "answers.reg answer-not-offered")]
    [TestCase("""{"country": "de", "reg": "bav", "city": ["paris", "muc"]}""", "answers.city answer-not-offered")]
    [TestCase("""{"country": "de", "order": ["bav", "idf"]}""", "answers.order answer-not-offered")]
    [TestCase("""{"pattern": "(", "odd": "bav"}""", "answers.odd expression-failed")]
    [TestCase("""{"pattern": "b.*", "odd": "bav"}""", "")]
    public void Validate_AChoice_IsOneTheFilterOffers(string answers, string expected) => Validate(answers).ShouldBe(expected);

    [TestCase("""{}""", "")]
    [TestCase("""{"n": 0}""", "")]
    [TestCase("""{"n": -1}""", "")]
    [TestCase("""{"n": 2, "r": [{}, {}]}""", "")]
    [TestCase("""{"n": 2, "r": [{"v": 1}, {"v": 0}, {}]}""", "answers.r rows-not-as-counted; answers.r #1.inner rows-not-as-counted")]
    [TestCase("""{"n": 2}""", "answers.r rows-not-as-counted")]
    [TestCase("""{"n": 0, "r": [{}]}""", "answers.r rows-not-as-counted")]
    [TestCase("""{"r": [{}]}""", "answers.r rows-not-as-counted")]
    [TestCase("""{"n": 1, "r": [{"v": 1, "inner": [{"x": "a"}]}]}""", "")]
    public void Validate_Rows_AreAsManyAsTheCount(string answers, string expected) => Validate(answers).ShouldBe(expected);

    [TestCase("""{"fixed": "as it is", "begun": "2024-03-01T10:00:00.000+00:00", "later": "x"}""", "")]
    [TestCase("""{"fixed": "changed"}""", "answers.fixed answer-read-only")]
    [TestCase("""{"blank": "filled"}""", "answers.blank answer-read-only")]
    [TestCase("""{"n": 6, "later": "before", "r": [{}, {}, {}, {}, {}, {}]}""", "")]
    public void Validate_AQuestionThatCanOnlyBeRead_HasItsFirstAnswer(string answers, string expected) =>
        Validate(answers).ShouldBe(expected);

    private static string Validate(string answers)
    {
        var json = $$"""
            {"respondent": {"id": "a", "type": "person", "regions": []}, "state": "submitted", "submittedOn": "2024-03-11",
             "answers": {{answers}}}
            """;
        var (response, problems) = RoundParsing.ReadJson(json, value => ResponseReader.Read(value, Round));
        var log = new ProblemLog();
        new ResponseValidator(Round).Validate(response!, Place.OfFile("a.json"), log);
        return string.Join("; ", problems.Concat(log.Problems).Select(problem => $"{problem.Place.Path} {problem.Code}"));
    }
}
