using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Logic;

public sealed class ExpressionTests
{
    private const string Questionnaire =
        """
        {"code": "q", "version": "1", "items": [
          {"type": "text", "code": "name", "label": "Name"},
          {"type": "integer", "code": "age", "label": "Age"},
          {"type": "date", "code": "day", "label": "Day"},
          {"type": "select-many", "code": "kinds", "label": "Kinds", "choices": "kinds"},
          {"type": "text", "code": "empty", "label": "Empty"},
          {"type": "text", "code": "hidden", "label": "Hidden", "relevant": "${name} = 'nobody'"},
          {"type": "calculated", "code": "double", "calculation": "${age} * 2"}],
         "choices": {"kinds": [{"code": "law", "label": "Law"}, {"code": "project", "label": "Project"},
           {"code": "lawsuit", "label": "Lawsuit"}]}}
        """;

    private const string Answers =
        """{"name": "Ana", "age": 41, "day": "2017-06-26", "kinds": ["law", "project"], "hidden": "left over"}""";

    [TestCase("${name} = 'Ana'", ExpectedResult = true)]
    [TestCase("${name} != \"Ana\"", ExpectedResult = false)]
    [TestCase("${ name } = 'Ana'", ExpectedResult = true)]
    [TestCase("'a' = 'A'", ExpectedResult = false)]
    [TestCase("${age} = 41", ExpectedResult = true)]
    [TestCase("${age} = '41'", ExpectedResult = true)]
    [TestCase("${age} = 41.0", ExpectedResult = true)]
    [TestCase("${age} = '41.0'", ExpectedResult = false)]
    [TestCase("${age} > 18 and ${age} <= 41", ExpectedResult = true)]
    [TestCase("${age} >= 41.5", ExpectedResult = false)]
    [TestCase("${age} + 1 = 42", ExpectedResult = true)]
    [TestCase("${age} - 1 * 2 = 39", ExpectedResult = true)]
    [TestCase("(${age} - 1) * 2 = 80", ExpectedResult = true)]
    [TestCase("7 div 2 = 3.5 and 7 mod 2 = 1", ExpectedResult = true)]
    [TestCase("-3 < 2", ExpectedResult = true)]
    [TestCase("${double} = 82", ExpectedResult = true)]
    [TestCase("${day} < '2017-10-10'", ExpectedResult = true)]
    [TestCase("${empty} = ''", ExpectedResult = true)]
    [TestCase("${empty} < 1", ExpectedResult = false)]
    [TestCase("${empty}", ExpectedResult = false)]
    [TestCase("${name}", ExpectedResult = true)]
    [TestCase("${hidden} = ''", ExpectedResult = true, Description = "What is not relevant counts as not answered.")]
    [TestCase("selected(${kinds}, 'law')", ExpectedResult = true)]
    [TestCase("selected(${kinds}, 'lawsuit')", ExpectedResult = false)]
    [TestCase("selected(${empty}, 'law')", ExpectedResult = false)]
    [TestCase("count-selected(${kinds}) = 2", ExpectedResult = true)]
    [TestCase("string-length(${name}) = 3", ExpectedResult = true)]
    [TestCase("not(${name} = 'Ana')", ExpectedResult = false)]
    [TestCase("not(not(true()))", ExpectedResult = true)]
    [TestCase("false() or true() and false()", ExpectedResult = false)]
    [TestCase("true() or true() and false()", ExpectedResult = true, Description = "and binds tighter than or.")]
    [TestCase("'x' = 'y' = false()", ExpectedResult = true, Description = "Equality associates to the left.")]
    [TestCase("'text' != 5", ExpectedResult = true, Description = "NaN is unequal to everything.")]
    [TestCase("'text' = 5", ExpectedResult = false)]
    public bool Holds_GivenAnswers_IsAsXPathHasIt(string text)
    {
        var (expression, problems) = Parse(text);
        problems.ShouldBeEmpty();
        return expression!.Holds(Scope());
    }

    [Test]
    public void Holds_CurrentAnswer_IsTheDot()
    {
        var (expression, _) = Parse(". != ${name}");

        expression!.Holds(Scope(), new Survey.Core.Questionnaires.Answers.TextAnswer("Ana")).ShouldBeFalse();
        expression.Holds(Scope(), new Survey.Core.Questionnaires.Answers.TextAnswer("Eva")).ShouldBeTrue();
    }

    [TestCase("")]
    [TestCase("${")]
    [TestCase("${}")]
    [TestCase("${a b} = 'x'")]
    [TestCase("${name} == 'x'")]
    [TestCase("${name} = 'x")]
    [TestCase("${name} = ")]
    [TestCase("= 'x'")]
    [TestCase("(${name} = 'x'")]
    [TestCase("${name} = 'x')")]
    [TestCase("${name} 'x'")]
    [TestCase("not()")]
    [TestCase("not(true(), true())")]
    [TestCase("selected(${kinds})")]
    [TestCase("pulldata('x')")]
    [TestCase("name = 'x'")]
    [TestCase("1.2.3 = 1")]
    [TestCase("${name} && ${age}")]
    public void Parse_Malformed_IsOneProblem(string text)
    {
        var (expression, problems) = Parse(text);

        expression.ShouldBeNull();
        problems.ShouldHaveSingleItem().Code.ShouldBe("expression-malformed");
    }

    [Test]
    public void Parse_DeepOrLong_IsRefusedNotOverflowing()
    {
        Parse(new string('(', 5_000) + "1" + new string(')', 5_000)).Expression.ShouldBeNull();
        Parse(string.Join(" and ", Enumerable.Repeat("true()", 5_000))).Expression.ShouldBeNull();
        Parse("not(" + string.Concat(Enumerable.Repeat("not(", 60)) + "true()" + new string(')', 61)).Expression.ShouldNotBeNull();
    }

    private static (Expression? Expression, IReadOnlyList<Problem> Problems) Parse(string text)
    {
        var problems = new ProblemLog();
        return (Expression.Parse(text, Place.OfFile("questionnaire.json"), problems), problems.Problems);
    }

    private static AnswerScope Scope()
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(Questionnaire, QuestionnaireReader.Read);
        problems.ShouldBeEmpty();
        var (answers, answerProblems) = RoundParsing.ReadJson(Answers, value =>
            questionnaire!.Scope.Read(value, new AnswerContext(SampleRound.Read("minimal").Round.Frameworks)));
        answerProblems.ShouldBeEmpty();
        return new AnswerScope(questionnaire!.Scope, answers!, outer: null);
    }
}
