using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Tests.Core.Questionnaires.Logic;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>What forms ask of whom, and what their calculations give, as in other XLSForm programs.</summary>
public sealed class FormMeaningTests
{
    private const string Scale = ChoiceCodesTests.Scale +
        """

        | | other | 1 | Yes |
        | | other | -99 | Do not know |
        | | other | -1 | No |
        """;

    [TestCase("${a} < 0", "-2", true)]
    [TestCase("${a} < 0", "-1", true)]
    [TestCase("${a} < 0", "2", false)]
    [TestCase("${a} = '-1'", "-1", true)]
    [TestCase("${a} = '-1'", "1", false)]
    [TestCase("${a} = -1", "-1", true)]
    [TestCase("selected(${a}, -1)", "-1", true)]
    public void Relevant_ByAChoiceWithASign_AsksThoseWhoChoseIt(string relevant, string answer, bool isAsked)
    {
        var questionnaire = Read($"| | select_one sc | a | A | | |\n| | text | why | Why? | {relevant} | |", Scale);

        IsAsked(questionnaire, "why", $$"""{"a": "{{answer}}"}""").ShouldBe(isAsked);
    }

    [TestCase("-99", true)]
    [TestCase("-1", false)]
    [TestCase("1", false)]
    public void Relevant_ByAChoiceOfOneOfTwoLists_IsThatOfTheQuestionsList(string answer, bool isAsked)
    {
        var questionnaire = Read(
            "| | select_one sc | a | A | | |\n| | select_one other | b | B | | |\n| | text | why | Why? | ${b} = -99 | |",
            Scale);

        IsAsked(questionnaire, "why", $$"""{"b": "{{answer}}"}""").ShouldBe(isAsked);
    }

    [TestCase("TRUE", true)]
    [TestCase("True", true)]
    [TestCase("yes", true)]
    [TestCase("YES", true)]
    [TestCase("FALSE", false)]
    [TestCase("false", false)]
    [TestCase("No", false)]
    public void Condition_AsAWord_IsTrueOrFalse(string word, bool truth)
    {
        var outcome = FormCase.Read(
            $"""
            | survey |
            | | type | name | label | relevant | constraint | required | read_only | warning | calculation | choice_filter |
            | | text | a | A | {word} | {word} | {word} | {word} | {word} | | |
            | | calculate | b | | | | | | | {word} | |
            | | select_one l | c | C | | | | | | | {word} |
            | choices |
            | | list_name | name | label |
            | | l | x | X |
            """);

        var expected = truth ? "true()" : "false()";
        outcome.Succeeded.ShouldBeTrue();
        var scope = outcome.Value!.Scope;
        var rules = scope.Find("a")!.Question.Rules;
        scope.Find("a")!.Question.Relevant!.Text.ShouldBe(expected);
        rules.Constraint!.Text.ShouldBe(expected);
        rules.Warning!.Text.ShouldBe(expected);
        (rules.Required is not null).ShouldBe(truth);
        (rules.ReadOnly is not null).ShouldBe(truth);
        scope.Find("b")!.Question.ShouldBeOfType<CalculatedQuestion>().Calculation.Text.ShouldBe(expected);
        scope.Find("c")!.Question.ShouldBeOfType<SelectOneQuestion>().Filter!.Text.ShouldBe(expected);
    }

    [Test]
    public void Filter_NamedLikeAColumnOfTheChoices_IsThatColumn()
    {
        var questionnaire = FormCase.Read(
            """
            | survey |
            | | type | name | label | choice_filter |
            | | select_one l | c | C | yes |
            | choices |
            | | list_name | name | label | yes |
            | | l | x | X | 1 |
            """).Value!;

        questionnaire.Scope.Find("c")!.Question.ShouldBeOfType<SelectOneQuestion>().Filter!.GetColumns().ShouldBe(["yes"]);
    }

    [Test]
    public void Names_ThatAreValid_AreKeptWhateverComesBeforeThem()
    {
        var questionnaire = Read(
            """
            | | text | _a | Underscore | | |
            | | text | a | Plain | | |
            | | text | a_2 | Two | | |
            | | begin group | g | G | | |
            | | text | é | Accent | | |
            | | text | e | E | | |
            | | text | x | X | ${é} = 'a' and ${_a} = 'b' and ${e} = 'c' | |
            | | end group | | | | |
            """);

        questionnaire.Scope.Questions.Select(each => each.Question.Code).ShouldBe(["a_3", "a", "a_2", "e_2", "e", "x"]);
        questionnaire.Scope.Find("x")!.Question.Relevant!.Text.ShouldBe("${e_2} = 'a' and ${a_3} = 'b' and ${e} = 'c'");
    }

    [Test]
    public void SelectWithACalculation_IsCalculated()
    {
        var questionnaire = Read(
            "| | select_one sc | a | A | | 1 - 2 |\n| | note | n | N | | 1 + 1 |\n| | calculate | b | | | ${n} + 1 |",
            Scale);

        Calculate(questionnaire, "a", "{}").ShouldBe("-1");
        Calculate(questionnaire, "b", "{}").ShouldBe("3", "a note with a calculation has a value");
    }

    [Test]
    public void ReferenceToANote_SaysThatItHasNoAnswer() =>
        FormCase
            .Read("| survey |\n| | type | name | label | calculation |\n| | note | n | N | |\n| | calculate | b | | ${n} |")
            .Problems.Select(FormCase.Describe)
            .ShouldContain("xlsform-reference-unknown: survey row 3, calculation");

    [TestCase("instance('fruits')/root/item[name = ${f}]/price", "3")]
    [TestCase("instance( \"fruits\" )/root/item[ name = /data/f ]/price", "3")]
    [TestCase("instance('fruits')/root/item[name = ${f}]/label", "Apple")]
    [TestCase("instance('fruits')/root/item[price > 2][2]/name", "fig")]
    [TestCase("count(instance('fruits')/root/item[price > 2])", "2")]
    [TestCase("sum(instance('fruits')/root/item/price) + 1", "10")]
    [TestCase("concat('<', instance('fruits')/root/item[name = 'none']/price, '>')", "<>")]
    public void Instance_OfAListOfTheForm_IsRead(string calculation, string expected)
    {
        var questionnaire = Read(
            $"| | select_one fruits | f | Fruit | | |\n| | calculate | p | | | {calculation} |",
            """
            | choices |
            | | list_name | name | label | price |
            | | fruits | apple | Apple | 3 |
            | | fruits | pear | Pear | 2 |
            | | fruits | fig | Fig | 4 |
            """);

        Calculate(questionnaire, "p", """{"f": "apple"}""").ShouldBe(expected);
    }

    [TestCase("instance('towns')/root/item[name = 'x']/size", "xlsform-list-unknown")]
    [TestCase("instance('sc')/root/item[name = 'x'", "expression-malformed")]
    [TestCase("instance('sc')", "expression-malformed")]
    [TestCase("instance('sc')/root/item[name = ${nobody}]/label", "xlsform-reference-unknown")]
    public void Instance_OfSomethingElse_IsAProblemAtItsCell(string calculation, string code) =>
        FormCase
            .Read($"| survey |\n| | type | name | label | calculation |\n| | calculate | p | | {calculation} |\n{Scale}")
            .Problems.Select(FormCase.Describe)
            .ShouldContain($"{code}: survey row 2, calculation");

    [TestCase("regoin = ${a}", "Did you mean “region”?")]
    [TestCase("region = ${a} and label = 'x'", "“label”")]
    [TestCase("region = instance('l')/root/item[naem = ${a}]/region", "Did you mean “name”?")]
    [TestCase("region = instance('l')/root/item[name = ${a}]/regio", "Did you mean “region”?")]
    public void Filter_OnAColumnThatNoChoiceHas_IsAWarningAtItsRow(string filter, string message)
    {
        var outcome = FormCase.Read(
            $"""
            | survey |
            | | type | name | label | choice_filter |
            | | text | a | A | |
            | | select_one l | b | B | {filter} |
            | choices |
            | | list_name | name | label | region |
            | | l | x | X | |
            | | l | y | Y | r |
            """);

        outcome.Succeeded.ShouldBeTrue();
        var problem = outcome.Problems.Single(each => each.Code == "expression-column-unknown");
        FormCase.Describe(problem).ShouldBe("expression-column-unknown: survey row 3, choice_filter");
        problem.InEnglish().ShouldContain(message);
    }

    [TestCase("имя", "imya")]
    [TestCase("Возраст_лет", "vozrast_let")]
    [TestCase("Όνομα", "onoma")]
    [TestCase("اسم_القرية", "asm_alqrya")]
    [TestCase("姓名", "q2", Description = "no letters to write it with")]
    public void Name_InAnotherScript_BecomesAReadableCode(string name, string code) =>
        Read($"| | text | {name} | Name | | |").Scope.Find(code).ShouldNotBeNull();

    [TestCase("/dat/region = 'x'", "No row lies at “/dat/region”. Did you mean “${region}”? A path begins with /data,")]
    [TestCase("/data/nix/a = 'x'", "No row lies at “/data/nix/a”.")]
    [TestCase("../../../region = 'x'", "No row lies at “../../../region”. Did you mean “${region}”?")]
    [TestCase("../regoin = 'x'", "Did you mean “${region}”?")]
    [TestCase("${r}[1]/b = 'x'", "indexed-repeat(question, repeat, number)")]
    [TestCase("/data/r[1]/b = 'x'", "indexed-repeat(question, repeat, number)")]
    [TestCase("${region} = „x“", "write a straight one")]
    [TestCase("${region} = «x»", "write a straight one")]
    [TestCase("${region} ≥ 3", "write >=")]
    [TestCase("3 – 1 > 2", "write -")]
    [TestCase("${instanceID} = 'x'", "the id that other programs give to a submission")]
    public void Expression_ThatIsNotUnderstood_SaysWhatToWrite(string relevant, string message) =>
        FormCase.Read(
            $"""
            | survey |
            | | type | name | label | relevant |
            | | text | region | Region | |
            | | begin repeat | r | R | |
            | | text | b | B | |
            | | end repeat | | | |
            | | text | x | X | {relevant} |
            """)
            .Problems.Where(each => each.Severity == Severity.Error)
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                problem => FormCase.Describe(problem).ShouldEndWith(": survey row 6, relevant"),
                problem => problem.InEnglish().ShouldContain(message));

    [TestCase("${a}", null)]
    [TestCase("${a}, ${a}", null)]
    [TestCase("6", "xlsform-reference-malformed")]
    [TestCase("${a} + 1", "xlsform-reference-malformed")]
    [TestCase("${c}", "xlsform-reference-unknown")]
    [TestCase("${nobody}", "xlsform-reference-unknown")]
    public void Trigger_ThatIsNoAskedQuestion_IsRefused(string trigger, string? code)
    {
        var problems = FormCase.Read(
            $"""
            | survey |
            | | type | name | label | calculation | trigger |
            | | text | a | A | | |
            | | integer | c | | 1 + 1 | |
            | | date | b | | today() | {trigger} |
            """).Problems.Select(FormCase.Describe).ToList();

        problems.Where(each => each.EndsWith("survey row 4, trigger", StringComparison.Ordinal))
            .ShouldBe(code is null
                ? ["xlsform-column-unused: survey row 4, trigger"]
                : ["xlsform-column-unused: survey row 4, trigger", $"{code}: survey row 4, trigger"], ignoreOrder: true);
    }

    [TestCase("calculate", "calculation", "once(random())", false)]
    [TestCase("calculate", "calculation", "once('x')", false)]
    [TestCase("calculate", "calculation", "once(format-date(today(), '%Y'))", true)]
    [TestCase("calculate", "calculation", "if(${a} = '', '', once(${a}))", true)]
    [TestCase("text", "default", "once(today())", false)]
    public void Once_OfWhatChanges_IsAWarning(string type, string column, string expression, bool isWarned) =>
        FormCase
            .Read($"| survey |\n| | type | name | label | {column} |\n| | text | a | A | |\n| | {type} | p | P | {expression} |")
            .Problems.Select(FormCase.Describe)
            .Contains($"expression-once: survey row 3, {column}")
            .ShouldBe(isWarned);

    [TestCase("t", "/data/_a = 1", "${a} = 1")]
    [TestCase("t", "../_a = '/data/_a'", "${a} = '/data/_a'")]
    [TestCase("t", "/data/g/b = ./../_a", "${b} = ${a}")]
    [TestCase("t", "${g}/b = 1", "${b} = 1")]
    [TestCase("b", "../../_a = 1 and current()/../../_a = 2", "${a} = 1 and ${a} = 2")]
    [TestCase("x", "/data/_a = 1 and ../y div 2 = 3", "${a} = 1 and ${y} div 2 = 3")]
    [TestCase("x", "/data/g/b = ../b", "../../b = ${b}", Description = "both are called b; the path climbs out of the row")]
    [TestCase("t", "sum(/data/g/r/y) = count(${r})", "sum(${y}) = count(${r})")]
    public void Path_ThatNamesOneRow_IsAReference(string row, string path, string expected)
    {
        var text =
            """
            | | text | _a | A | | |
            | | begin group | g | G | | |
            | | text | b | B | IF-b | |
            | | begin repeat | r | R | | |
            | | text | x | X | IF-x | |
            | | text | y | Y | | |
            | | text | b | B | | |
            | | end repeat | | | | |
            | | end group | | | | |
            | | text | t | T | IF-t | |
            """.Replace($"IF-{row}", path, StringComparison.Ordinal);
        var questionnaire = Read(text.Replace("IF-b", "", StringComparison.Ordinal)
            .Replace("IF-x", "", StringComparison.Ordinal)
            .Replace("IF-t", "", StringComparison.Ordinal));

        var scope = row == "x" ? ((Repeat)questionnaire.Scope.Find("r")!.Question).Scope : questionnaire.Scope;
        scope.Find(row)!.Question.Relevant!.Text.ShouldBe(expected);
    }

    [TestCase("/data/nobody = 1")]
    [TestCase("/data/r[1]/x = 1")]
    [TestCase("/elsewhere/a = 1")]
    public void Path_ThatNamesNoRow_IsAProblemAtItsCell(string path) =>
        FormCase
            .Read($"| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | {path} |")
            .Problems.Select(FormCase.Describe)
            .ShouldContain("xlsform-reference-unknown: survey row 3, relevant");

    [TestCase("/a", "")]
    [TestCase("/a", "[")]
    [TestCase("/ ", "a[")]
    [TestCase("/a ", "[")]
    [TestCase("../", "a(")]
    [TestCase("./ ../", "a(")]
    [TestCase("${a}/b ", "(")]
    [TestCase("${a}/", "(")]
    [TestCase("current() / ../", "b[")]
    [TestCase("instance(", "")]
    [TestCase("instance('", "'")]
    [TestCase("'", "/a[")]
    [TestCase("a.", "/a[")]
    [TestCase("- / .", "[")]
    [TestCase("[", "")]
    public void Expression_ThatRepeatsItself_IsReadWithoutDelay(string part, string end)
    {
        foreach (var length in new[] { 100, 9_900, 30_000 })
        {
            var path = string.Concat(Enumerable.Repeat(part, length / part.Length)) + end;

            FormCase.Read($"| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | {path} |")
                .Succeeded.ShouldBeFalse();
        }
    }

    private static Questionnaire Read(string rows, string choices = "")
    {
        var outcome = FormCase.Read($"| survey |\n| | type | name | label | relevant | calculation |\n{rows}\n{choices}");
        outcome.Succeeded.ShouldBeTrue(string.Join('\n', outcome.Problems));
        return outcome.Value!;
    }

    private static AnswerScope Answer(Questionnaire questionnaire, string answers) =>
        new(questionnaire.Scope, LogicForm.ReadAnswers(questionnaire, answers), outer: null, LogicForm.EvaluationContext);

    private static bool IsAsked(Questionnaire questionnaire, string code, string answers) =>
        Answer(questionnaire, answers).IsRelevant(questionnaire.Scope.Find(code)!);

    internal static string Calculate(Questionnaire questionnaire, string code, string answers) =>
        Answer(questionnaire, answers).GetText(questionnaire.Scope.Find(code)!);
}
