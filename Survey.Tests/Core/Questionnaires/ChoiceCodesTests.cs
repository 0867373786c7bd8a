using System.Text.Json;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Tests.Core.Questionnaires.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires;

/// <summary>Codes of choices are stored and compared as their author wrote them, in JSON and in forms.</summary>
public sealed class ChoiceCodesTests
{
    /// <summary>A list of choices whose names have signs, as a sheet in Markdown.</summary>
    internal const string Scale =
        """
        | choices |
        | | list_name | name | label |
        | | sc | -2 | Much worse |
        | | sc | -1 | Worse |
        | | sc | 0 | Same |
        | | sc | 1 | Better |
        | | sc | 2 | Much better |
        """;

    [TestCase("-2")]
    [TestCase("N/A")]
    [TestCase("<50")]
    [TestCase("not sure")]
    [TestCase("=1+1")]
    [TestCase("не знаю")]
    [TestCase("\"'&")]
    public void Read_FreeCode_IsTheCode(string code)
    {
        var (questionnaire, problems) = Read("select-one", code, "other");

        problems.ShouldBeEmpty();
        questionnaire.ChoiceLists[0].Choices.Select(choice => choice.Code).ShouldBe([code, "other"]);
    }

    [TestCase("", "code-invalid")]
    [TestCase(" ", "code-invalid")]
    [TestCase(" yes", "code-invalid")]
    [TestCase("yes\u00A0", "code-invalid")]
    [TestCase("two\nlines", "code-invalid")]
    [TestCase("a\tb", "code-invalid")]
    [TestCase("a\u2028b", "code-invalid")]
    [TestCase("other", "code-duplicate")]
    [TestCase("Other", "choice-codes-alike")]
    public void Read_BadCode_IsReportedAtTheChoice(string code, string problem) =>
        Read("select-one", "other", code).Problems.ShouldBe([$"{problem}: test.json: choices.list #2.code"]);

    [TestCase(200, true)]
    [TestCase(201, false)]
    public void Read_LongCode_HasAtMost200Characters(int length, bool isValid) =>
        Read("select-one", string.Concat(Enumerable.Repeat("🌍", length)), "other").Problems.Count.ShouldBe(isValid ? 0 : 1);

    [TestCase("select-one", false)]
    [TestCase("select-many", true)]
    [TestCase("rank", true)]
    public void Read_CodeWithASpace_OnlyForOneChoice(string type, bool isRefused) =>
        Read(type, "not sure", "other").Problems.ShouldBe(isRefused ? ["code-invalid: test.json: items #1.choices"] : []);

    [TestCase("| | text | why | What went wrong? | ${a} < 0 |", "", "-2 -1")]
    [TestCase("| | text | why | What went wrong? | ${a} < 0 |", "| settings |\n| | allow_choice_duplicates |\n| | yes |", "-2 -1")]
    [TestCase("| | text | why | Why? | ${a} = -1 |", "", "-1")]
    [TestCase("| | text | why | Why? | ${a} = '-1' |", "", "-1")]
    [TestCase("| | text | why | Why? | selected(${a}, -1) |", "", "-1")]
    [TestCase("| | text | why | Why? | ${a} + 2 > 2 |", "", "1 2")]
    public void Read_ScaleBelowZero_ConditionsHoldForItsOwnCodes(string question, string settings, string expected)
    {
        var questionnaire = FormCase.Read(
            $"""
            | survey |
            | | type | name | label | relevant |
            | | select_one sc | a | Progress on objective 1 | |
            {question}
            {Scale}
            {settings}
            """).Value!;

        var scale = ((SelectOneQuestion)questionnaire.Scope.Find("a")!.Question).Choices.Choices.Select(choice => choice.Code).ToList();
        scale.ShouldBe(["-2", "-1", "0", "1", "2"]);
        string.Join(' ', scale.Where(code => IsAsked(questionnaire, "why", ("a", code)))).ShouldBe(expected);
    }

    [TestCase("-1", "-1", ExpectedResult = true)]
    [TestCase("-1", "1", ExpectedResult = false)]
    [TestCase("0", "1", ExpectedResult = false)]
    public bool Read_SameNameInTwoLists_ConditionsMeanTheList(string rights, string pathways)
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label | relevant |
            | | select_one l1 | a | Change in rights | |
            | | select_one l2 | b | Change in pathways | |
            | | text | why | Why did it get worse? | ${b} = '-1' |
            | choices |
            | | list_name | name | label |
            | | l1 | -1 | Worse |
            | | l1 | 0 | Same |
            | | l2 | 1 | Better |
            | | l2 | -1 | Worse |
            """).Value!;

        return IsAsked(questionnaire, "why", ("a", rights), ("b", pathways));
    }

    [Test]
    public void Read_OtherColumnsAndTexts_AreNotRewritten()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label | choice_filter | relevant |
            | | select_one yn | a | Do you agree? | score > 0 | |
            | | text | t | Free | | ${a} = 'not sure' |
            | choices |
            | | list_name | name | label | score |
            | | yn | 1 | Yes | 5 |
            | | yn | -1 | No | -1 |
            | | yn | not sure | Not sure | 2 |
            """).Value!;

        var question = (SelectOneQuestion)questionnaire.Scope.Find("a")!.Question;
        var scope = new AnswerScope(questionnaire.Scope, new AnswerSet([]), outer: null);
        question.Choices.Choices
            .Where(choice => question.Filter!.Holds(scope, name => choice.Columns.FirstOrDefault(column => column.Key == name).Value))
            .Select(choice => choice.Code)
            .ShouldBe(["1", "not sure"]);
        IsAsked(questionnaire, "t", ("a", "not sure")).ShouldBeTrue();
    }

    [TestCase("selected(${a}, 'not sure')", ExpectedResult = true)]
    [TestCase("selected(${a}, 'not')", ExpectedResult = false, Description = "Part of a code is another code.")]
    [TestCase("selected(${copy}, 'not sure')", ExpectedResult = true)]
    [TestCase("count-selected(${a}) = 1", ExpectedResult = true)]
    [TestCase("selected-at(${a}, 0) = 'not sure'", ExpectedResult = true)]
    [TestCase("jr:choice-name(${a}, '${a}') = 'I am not sure'", ExpectedResult = true)]
    [TestCase("${a} = 'not sure'", ExpectedResult = true)]
    public bool Evaluate_CodeWithASpace_IsOneChoice(string condition)
    {
        var (questionnaire, _) = ReadJson(
            $$$"""
            {"code": "q", "version": "1", "items": [
              {"type": "select-one", "code": "a", "label": "A", "choices": "list"},
              {"type": "calculated", "code": "copy", "label": "Copy", "calculation": "${a}"},
              {"type": "text", "code": "why", "label": "Why?", "relevant": {{{JsonSerializer.Serialize(condition)}}} }],
             "choices": {"list": [{"code": "not sure", "label": "I am not sure"}, {"code": "not", "label": "No"}]} }
            """);

        return IsAsked(questionnaire, "why", ("a", "not sure"));
    }

    private static bool IsAsked(Questionnaire questionnaire, string question, params (string Code, string Choice)[] answers)
    {
        var given = answers.Select(each => KeyValuePair.Create(each.Code, (Answer)new ChoiceAnswer(each.Choice)));
        var scope = new AnswerScope(questionnaire.Scope, new AnswerSet([.. given]), outer: null);
        return scope.IsRelevant(questionnaire.Scope.Find(question)!);
    }

    private static (Questionnaire Questionnaire, IReadOnlyList<string> Problems) Read(string type, params string[] codes)
    {
        var choices = string.Join(", ", codes.Select(code => $$"""{"code": {{JsonSerializer.Serialize(code)}}, "label": "L"}"""));
        return ReadJson(
            $$"""
            {"code": "q", "version": "1", "title": "Q", "items": [{"type": "{{type}}", "code": "a", "label": "A", "choices": "list"}],
             "choices": {"list": [{{choices}}]} }
            """);
    }

    private static (Questionnaire Questionnaire, IReadOnlyList<string> Problems) ReadJson(string json)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(json, QuestionnaireReader.Read);
        return (questionnaire!, [.. problems.Select(problem => $"{problem.Code}: {problem.Place.File}: {problem.Place.Path}")]);
    }
}
