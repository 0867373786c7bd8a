using System.Text.Json.Nodes;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Questions;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Json;

public sealed class QuestionnaireWriterTests
{
    /// <summary>A questionnaire with every type and every member.</summary>
    internal const string Everything =
        """
        {"code": "all", "version": "3", "framework": "f", "defaultLanguage": "fr", "title": {"en": "All", "fr": "Tout"},
         "settings": {"style": "pages"},
         "items": [
          {"type": "section", "code": "s", "label": "S", "relevant": "${t} = 'x'", "appearance": "field-list", "items": [
            {"type": "note", "code": "n", "label": "N", "hint": "H", "guidanceHint": {"en": "G"}}]},
          {"type": "text", "code": "t", "label": "T", "columns": {"bind::odk:length": "10"}, "required": true, "requiredMessage": "R",
           "constraint": "string-length(.) > 2", "constraintMessage": {"en": "C"}, "readOnly": "${i} = 1", "default": "d",
           "multiline": true, "maxLength": 100},
          {"type": "integer", "code": "i", "label": "I", "required": "${d} > 1", "readOnly": true, "default": 3, "unit": "EUR"},
          {"type": "decimal", "code": "d", "label": "D", "constraint": ". < 200", "defaultExpression": "1 + 1", "unit": "percent"},
          {"type": "range", "code": "r", "label": "R", "start": 1, "end": 5, "step": 0.5, "low": {"en": "Low", "fr": "Bas"},
           "high": "High", "unit": "percent"},
          {"type": "date", "code": "da", "label": "D"}, {"type": "time", "code": "ti", "label": "T"},
          {"type": "date-time", "code": "dt", "label": "D"},
          {"type": "url", "code": "u", "label": "U"}, {"type": "email", "code": "e", "label": "E"},
          {"type": "select-one", "code": "so", "label": "S", "choices": "list", "choiceFilter": "${i} = 1", "randomize": true,
           "seed": "42"},
          {"type": "select-many", "code": "sm", "label": "S", "choices": "list", "default": ["a"]},
          {"type": "rank", "code": "ra", "label": "R", "choices": "list"},
          {"type": "acknowledge", "code": "ac", "label": "A"},
          {"type": "calculated", "code": "ca", "calculation": "${i} * 2", "unit": "JPY"},
          {"type": "hidden", "code": "hi"}, {"type": "hidden", "code": "st", "source": "start"},
          {"type": "repeat", "code": "re", "label": "R", "minimum": 2, "count": "${i}",
           "items": [{"type": "coded", "code": "c", "label": "C"}]}],
         "allowChoiceDuplicates": true,
         "choices": {"list": [{"code": "a", "label": "A", "columns": {"region": "north"}}, {"code": "a", "label": {"en": "A2"}}],
          "unused": [{"code": "b", "label": "B"}]}}
        """;

    [Test]
    public void Write_EveryTypeAndMember_IsWhatWasRead()
    {
        var written = QuestionnaireWriter.Write(Read(Everything));

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(Everything)).ShouldBeTrue(written);
    }

    [TestCase("grcp7")]
    [TestCase("minimal")]
    public void Write_Sample_ReadAgainIsTheSame(string sample)
    {
        var written = QuestionnaireWriter.Write(Read(File.ReadAllText(Path.Combine(Repository.Sample(sample), "questionnaire.json"))));

        QuestionnaireWriter.Write(Read(written)).ShouldBe(written);
    }

    [TestCase("range", "2.5", true)]
    [TestCase("range", "2.6", false)]
    [TestCase("range", "5.5", false)]
    [TestCase("time", "\"14:30\"", true)]
    [TestCase("time", "\"25:00\"", false)]
    [TestCase("date-time", "\"2017-06-26T14:30+02:00\"", true)]
    [TestCase("date-time", "\"2017-06-26\"", false)]
    [TestCase("rank", "[\"b\", \"a\"]", true)]
    [TestCase("rank", "[\"b\", \"b\"]", false)]
    [TestCase("acknowledge", "true", true)]
    [TestCase("acknowledge", "\"perhaps\"", false)]
    [TestCase("hidden", "\"anything\"", true)]
    [TestCase("email", "\"secretariat@example.org\"", true)]
    [TestCase("email", "\"Secretariat <secretariat@example.org>\"", false)]
    [TestCase("url", "\"https://example.org/a?b=1\"", true)]
    [TestCase("url", "\"https://\"", false)]
    [TestCase("url", "\"ftp://example.org\"", false)]
    [TestCase("url", "\"https://example.org/a b\"", false)]
    public void Read_Answer_IsTakenOrRefused(string type, string answer, bool taken)
    {
        var (questionnaire, _) = RoundParsing.ReadJson(
            $$$"""
            {"code": "q", "version": "1", "items": [{"type": "{{{type}}}", "code": "x", "label": "X"{{{type switch
            {
                "range" => ", \"start\": 1, \"end\": 5, \"step\": 0.5",
                "rank" => ", \"choices\": \"list\"",
                _ => "",
            }}}}}],
             "choices": {"list": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}]}}
            """,
            QuestionnaireReader.Read);

        var (answers, problems) = RoundParsing.ReadJson(
            $$"""{"x": {{answer}}}""",
            value => questionnaire!.Scope.Read(value, new AnswerContext(SampleRound.Read("minimal").Round.Frameworks)));

        problems.Count.ShouldBe(taken ? 0 : 1);
        if (taken)
        {
            JsonNode.DeepEquals(JsonNode.Parse(ToJson(answers!)), JsonNode.Parse($$"""{"x": {{answer}}}""")).ShouldBeTrue(ToJson(answers!));
        }
    }

    [Test]
    public void Read_PercentageWithoutAConstraint_GoesFrom0To100()
    {
        const string Items = """[{"type": "decimal", "code": "d", "label": "D", "unit": "percent"}]""";

        var written = QuestionnaireWriter.Write(Read($$"""{"code": "q", "version": "1", "items": {{Items}} }"""));

        written.ShouldContain(". >= 0 and . <= 100");
    }

    private static string ToJson(AnswerSet answers)
    {
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
        {
            answers.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Questionnaire Read(string json)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(json, QuestionnaireReader.Read);
        problems.ShouldBeEmpty();
        return questionnaire!;
    }
}
