using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>Properties of every expression: it can be printed and parsed again, never throws, and terminates.</summary>
public sealed class ExpressionPropertyTests
{
    private static readonly string[] Leaves =
    [
        "${name}",
        "${age}",
        "${empty}",
        "${day}",
        "${kinds}",
        "${costs}",
        "${amount}",
        "${years}",
        ".",
        "'a b'",
        "''",
        "\"it's\"",
        "5",
        ".5",
        "-3",
        "2017",
        "../age",
        "today()",
        "'2017-06-26'",
        "'2017-02-30'",
        "'('",
        "'%Y'",
        "'${kind}'",
    ];
    private static readonly string[] Operators = ["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Parse_APrintedTree_IsTheSameTreeAndComesToTheSame(int seed)
    {
        var text = MakeExpression(new Random(seed), depth: 5);
        var expression = Parse(text).ShouldNotBeNull(text);
        var printed = expression.Root.ToString()!;

        var again = Parse(printed).ShouldNotBeNull(printed);

        again.Root.ToString().ShouldBe(printed);
        again.References.ShouldBe(expression.References);
        var (one, other) = (
            expression.Evaluate(LogicForm.Scope(EvaluationContext())),
            again.Evaluate(LogicForm.Scope(EvaluationContext())));
        other.ShouldBe(one, text);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Work_AnySoupOfTokens_NeverThrows(int seed)
    {
        var random = new Random(seed);
        string[] tokens =
        [
            .. Leaves,
            .. Operators,
            .. FunctionTable.Names.Select(name => name + "("),
            "(",
            ")",
            ")",
            ",",
            ",",
            "..",
            "/",
            "$",
            "{",
            "}",
            "[",
            "'",
            "\"",
            "‘",
            "é",
            "\0",
            "\ud800",
        ];
        var text = string.Join(
            random.Next(2) == 0 ? " " : "",
            Enumerable.Range(0, random.Next(1, 12)).Select(_ => tokens[random.Next(tokens.Length)]));

        Should.NotThrow(() => LogicForm.Work(text, LogicForm.Scope(), new TextAnswer("x")));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Work_AnyCalls_NeverThrow(int seed) =>
        Should.NotThrow(() =>
            Parse(MakeExpression(new Random(seed), depth: 4))?.Evaluate(LogicForm.Row(LogicForm.Scope(), "costs", 1), new TextAnswer("x")));

    [TestCase("concat(${x}, ${x})", 40)]
    [TestCase("join(${x}, ${x}, ${x}, ${x})", 40)]
    [TestCase("translate(concat(${x}, ${x}), 'a', 'b')", 40)]
    public void Evaluate_TextsThatDouble_FailBeforeTheyFillTheMemory(string calculation, int length)
    {
        var items = Enumerable
            .Range(1, length)
            .Select(i =>
            {
                var ofBefore = calculation.Replace("x", "c" + (i - 1), StringComparison.Ordinal);
                return $$"""{"type": "calculated", "code": "c{{i}}", "calculation": "{{ofBefore}}"}""";
            });
        var questionnaire = LogicForm.Read(
            $$"""{"code": "q", "version": "1", "items": [{"type": "text", "code": "c0", "label": "C"}, {{string.Join(',', items)}}]}""");

        var form = new FormState(
            questionnaire,
            LogicForm.ReadAnswers(questionnaire, """{"c0": "abcdefghijklmnop"}"""),
            LogicForm.EvaluationContext);

        questionnaire.Scope.Questions.ShouldContain(question => form.Root.FindFailure(question) != null);
    }

    [TestCase("regex(${x}, '(a+)+b')")]
    [TestCase("regex(${x}, '(a|aa)+\\\\1b')")]
    [TestCase("regex(${x}, '((a{1,100}){1,100}){1,100}b')")]
    [TestCase("regex(${x}, '(?=(a+)+b)a*')")]
    public void Evaluate_APatternThatTakesForever_IsStopped(string constraint)
    {
        var questionnaire = LogicForm.Read(
            $$"""
            {"code": "q", "version": "1",
             "items": [{"type": "text", "code": "x", "label": "X"},
              {"type": "calculated", "code": "c", "calculation": "{{constraint}}"}]}
            """
        );

        var form = new FormState(
            questionnaire,
            LogicForm.ReadAnswers(questionnaire, $$"""{"x": "{{new string('a', 5_000)}}"}"""),
            LogicForm.EvaluationContext);

        var calculated = questionnaire.Scope.Find("c")!;
        (form.Root.FindFailure(calculated) is not null || form.Root.GetText(calculated) == "false").ShouldBeTrue();
    }

    [Test]
    public void Evaluate_ALongChain_IsNoDepth()
    {
        var sum = Parse(string.Join('+', Enumerable.Repeat("1", 5_000))).ShouldNotBeNull();
        sum.Evaluate(LogicForm.Scope()).Number.ShouldBe(5_000);
        Parse(new string('-', 9_998) + "1").ShouldNotBeNull().Evaluate(LogicForm.Scope()).Number.ShouldBe(1);
    }

    [Test]
    public void Evaluate_RowsTimesRows_AreStoppedNotWaitedFor()
    {
        const int Rows = 20_000;
        var questionnaire = LogicForm.Read(
            """
            {"code": "q", "version": "1",
             "items": [{"type": "repeat", "code": "r", "label": "R", "maximum": 20000,
               "items": [{"type": "integer", "code": "n", "label": "N"}]},
              {"type": "repeat", "code": "s", "label": "S", "maximum": 20000,
               "items": [{"type": "calculated", "code": "c", "calculation": "sum(${n})"}]}]}
            """
        );
        var numbers = string.Join(',', Enumerable.Repeat("{\"n\": 1}", Rows));
        var sums = string.Join(',', Enumerable.Repeat("{}", Rows));
        var answers = LogicForm.ReadAnswers(questionnaire, $$"""{"r": [{{numbers}}], "s": [{{sums}}]}""");

        var form = new FormState(questionnaire, answers, LogicForm.EvaluationContext);

        var row = LogicForm.Row(form.Root, "s", Rows);
        row.FindFailure(row.Questions.Find("c")!).ShouldNotBeNull();
    }

    private static Expression? Parse(string text) => Expression.Parse(text, Place.OfFile("q"), new ProblemLog());

    private static EvaluationContext EvaluationContext() => LogicForm.EvaluationContext with { Chance = new Random(1) };

    private static string MakeExpression(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Leaves[random.Next(Leaves.Length)];
        }

        switch (random.Next(5))
        {
            case 0:
                return $"({MakeExpression(random, depth - 1)})";
            case 1:
                return $"- {MakeExpression(random, depth - 1)}";
            case 2 or 3:
                var operands = Enumerable.Range(0, random.Next(2, 4)).Select(_ => MakeExpression(random, depth - 1)).ToList();
                return operands.Aggregate((left, right) => $"{left} {Operators[random.Next(Operators.Length)]} {right}");
            default:
                var function = FunctionTable.Find(FunctionTable.Names[random.Next(FunctionTable.Names.Count)])!;
                var most = Math.Min(function.Most, function.Least + 2);
                var counts = Enumerable.Range(function.Least, most - function.Least + 1).Where(function.Takes).ToList();
                var arguments = Enumerable.Range(0, counts[random.Next(counts.Count)]).Select(_ => MakeExpression(random, depth - 1));
                return $"{function.Name}({string.Join(", ", arguments)})";
        }
    }
}
