using System.Globalization;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>A form while it is filled in: a changed answer re-evaluates what depends on it, and nothing else.</summary>
public sealed class FormStateTests
{
    private const string Budget =
        """
        {"code": "q", "version": "1", "items": [
          {"type": "text", "code": "wants", "label": "Wants a budget?"},
          {"type": "integer", "code": "rate", "label": "Rate"},
          {"type": "section", "code": "budget", "label": "Budget", "relevant": "${wants} = 'yes'", "items": [
            {"type": "text", "code": "title", "label": "Title"},
            {"type": "repeat", "code": "costs", "label": "Costs", "items": [
              {"type": "integer", "code": "pieces", "label": "Pieces"},
              {"type": "calculated", "code": "amount", "calculation": "${pieces} * ${rate}"},
              {"type": "text", "code": "reason", "label": "Reason", "relevant": "${amount} > 100"},
              {"type": "calculated", "code": "before", "calculation": "indexed-repeat(${pieces}, ${costs}, position(..) - 1)"}]}]},
          {"type": "calculated", "code": "total", "calculation": "sum(${amount})"},
          {"type": "calculated", "code": "reasons", "calculation": "count(${reason})"},
          {"type": "calculated", "code": "first", "calculation": "once(${total})"},
          {"type": "text", "code": "approval", "label": "Approval", "relevant": "${total} > 150"}]}
        """;

    private const string Answers = """
        {"wants": "yes", "rate": 10, "title": "Plan",
         "costs": [{"pieces": 3, "reason": "left over"}, {"pieces": 20, "reason": "large"}]}
        """;

    [Test]
    public void New_AllIsWorkedOut()
    {
        var form = Open();

        Text(form.Root, "total").ShouldBe("230");
        Text(form.Root, "reasons").ShouldBe("1");
        Text(form.Root, "first").ShouldBe("230");
        IsRelevant(form.Root, "approval").ShouldBeTrue();
        Text(Row(form, 1), "reason").ShouldBe("", "What is not relevant counts as not answered.");
        Text(Row(form, 1), "before").ShouldBe("");
        Text(Row(form, 2), "before").ShouldBe("3");
    }

    [Test]
    public void Set_AnAnswerInARow_ReachesItsRowTheRowsThatLookThereAndTheTotal()
    {
        var form = Open();

        var changes = form.Set(Row(form, 1), "pieces", new NumberAnswer(11));

        changes.Select(Name).ShouldBe(["amount 1", "before 2", "reason 1", "reasons 0", "total 0"], ignoreOrder: true);
        Text(Row(form, 1), "amount").ShouldBe("110");
        Text(Row(form, 1), "reason").ShouldBe("left over", "It comes back with its question.");
        Text(form.Root, "total").ShouldBe("310");
        Text(form.Root, "first").ShouldBe("230", "once() keeps what was there.");
    }

    [Test]
    public void Set_AnAnswerAround_ReachesAllRows()
    {
        var form = Open();

        form.Set(form.Root, "rate", new NumberAnswer(1));

        Text(Row(form, 1), "amount").ShouldBe("3");
        Text(Row(form, 2), "amount").ShouldBe("20");
        Text(form.Root, "reasons").ShouldBe("0");
        IsRelevant(form.Root, "approval").ShouldBeFalse();
    }

    [Test]
    public void Set_ASectionNoLongerRelevant_HidesItsAnswersAndBringsThemBack()
    {
        var form = Open();

        form.Set(form.Root, "wants", new TextAnswer("no"));
        Text(form.Root, "total").ShouldBe("0");
        form.Root.ToRelevantAnswers().Answers.Select(answer => answer.Key).ShouldBe(["wants", "rate"]);
        form.Root.ToAllAnswers().Answers.Select(answer => answer.Key).ShouldBe(["wants", "rate", "title", "costs"]);

        form.Set(form.Root, "wants", new TextAnswer("yes"));
        Text(form.Root, "total").ShouldBe("230");
        Text(form.Root, "title").ShouldBe("Plan");
    }

    [Test]
    public void ToRelevantAnswers_InRows_LeavesOutWhatIsNotAsked()
    {
        var rows = Open().Root.ToRelevantAnswers().GetRows("costs");

        rows.Select(row => row.Find("reason")?.ToText()).ShouldBe([null, "large"]);
    }

    [Test]
    public void Set_NewRows_AreWorkedOutAndCounted()
    {
        var form = Open();
        AnswerSet row = new([new("pieces", new NumberAnswer(5))]);

        form.Set(form.Root, "costs", new RowsAnswer([row, row, row]));

        Text(form.Root, "total").ShouldBe("150");
        Text(Row(form, 3), "before").ShouldBe("5");

        form.Set(form.Root, "costs", answer: null);

        Text(form.Root, "total").ShouldBe("0");
        IsRelevant(form.Root, "approval").ShouldBeFalse();
    }

    [Test]
    public void Set_SomethingNothingDependsOn_ChangesNothing()
    {
        var form = Open();

        form.Set(form.Root, "title", new TextAnswer("Another")).ShouldBeEmpty();

        Text(form.Root, "title").ShouldBe("Another");
    }

    [Test]
    public void Set_AnUnknownCode_IsAnError()
    {
        var form = Open();

        Should.Throw<ArgumentException>(() => form.Set(form.Root, "pieces", answer: null));
    }

    [Test]
    public void New_AChainAsLongAsTheForm_IsWorkedOutWithoutADeepStack()
    {
        const int Length = 20_000;
        var items = Enumerable
            .Range(1, Length)
            .Select(i =>
                $$"""{"type": "calculated", "code": "c{{i}}", "calculation": "${c{{i - 1}}} + 1", "relevant": "${c{{i - 1}}} > 0"}""")
            .Reverse();
        var questionnaire = LogicForm.Read(
            $$"""{"code": "q", "version": "1", "items": [{{string.Join(',', items)}}, {"type": "integer", "code": "c0", "label": "C"}]}""");
        var answers = LogicForm.ReadAnswers(questionnaire, """{"c0": 1}""");

        var form = new FormState(questionnaire, answers, LogicForm.EvaluationContext);

        Text(form.Root, $"c{Length}").ShouldBe((Length + 1).ToString(CultureInfo.InvariantCulture));
        form.Set(form.Root, "c0", new NumberAnswer(5)).Count.ShouldBe(Length);
        Text(new AnswerScope(questionnaire.Scope, form.Root.ToAllAnswers(), outer: null), $"c{Length}")
            .ShouldBe((Length + 5).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>After any changes, the state equals that of a new form with the same answers.</summary>
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Set_AnyChanges_SayWhatAFullEvaluationSays(int seed)
    {
        var random = new Random(seed);
        var questionnaire = MakeForm(random);
        var form = new FormState(questionnaire, AnswerSet.Empty, LogicForm.EvaluationContext);
        for (var i = 0; i < 30; i++)
        {
            var scope = form.Root;
            var rows = scope.GetRows(questionnaire.Scope.Questions.Select(each => each.Question).OfType<Repeat>().Single());
            var choice = random.Next(3);
            if (choice == 0)
            {
                form.Set(
                    scope,
                    "r",
                    random.Next(4) == 0 ? null : new RowsAnswer([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => MakeRow(random))]));
            }
            else
            {
                var where = choice == 1 || rows.Count == 0 ? scope : rows[random.Next(rows.Count)];
                form.Set(
                    where,
                    (where == scope ? "a" : "b") + random.Next(3),
                    random.Next(4) == 0 ? null : new NumberAnswer(random.Next(5)));
            }

            Tell(form.Root).ShouldBe(Tell(new FormState(questionnaire, form.Root.ToAllAnswers(), LogicForm.EvaluationContext).Root));
        }
    }

    /// <summary>A form in which every question may depend on earlier ones, in the same row and outside of it.</summary>
    private static Questionnaire MakeForm(Random random)
    {
        string[] inRow =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => $$"""{"type": "integer", "code": "b{{i}}", "label": "B", "relevant": "{{Condition(i, i)}}"}"""),
            .. Enumerable
                .Range(0, 3)
                .Select(i =>
                    $$"""
                    {"type": "calculated", "code": "d{{i}}", "calculation": "{{CalculationInRow(i)}}",
                     "relevant": "{{Condition(3, 3)}}"}
                    """
                ),
            $$"""
            {"type": "repeat", "code": "s", "label": "S", "relevant": "{{Condition(3, 3)}}", "items": [
              {"type": "calculated", "code": "e",
               "calculation": "${a{{random.Next(3)}}} + ${b{{random.Next(3)}}} + position(..)"}]}
            """,
            """{"type": "calculated", "code": "f", "calculation": "join(',', ${e})"}""",
        ];
        string[] around =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => $$"""{"type": "integer", "code": "a{{i}}", "label": "A", "relevant": "{{Condition(i, 0)}}"}"""),
            $$"""
            {"type": "repeat", "code": "r", "label": "R", "relevant": "{{Condition(3, 0)}}",
             "items": [{{string.Join(',', inRow)}}]}
            """,
            .. Enumerable
                .Range(0, 3)
                .Select(i =>
                    $$"""
                    {"type": "calculated", "code": "c{{i}}", "calculation": "{{CalculationAround(i)}}"}
                    """
                ),
        ];
        return LogicForm.Read($$"""{"code": "q", "version": "1", "items": [{{string.Join(',', around)}}]}""");

        string CalculationInRow(int i) =>
            i == 1
                ? "indexed-repeat(${b0}, ${r}, position(..) + 1)"
                : $"coalesce(${{b{i}}}, 7) + ${{a{random.Next(3)}}}";

        string CalculationAround(int i) =>
            $"concat(sum(${{d{i}}}), ' ', join(',', ${{b{random.Next(3)}}}), ' ', count(${{r}}), ' ', join(',', ${{e}})"
            + (i > 0 ? $", ${{c{i - 1}}})" : ")");

        string Condition(int ofA, int ofB)
        {
            var parts = new List<string> { "true()" };
            if (ofA > 0)
            {
                parts.Add($"${{a{random.Next(ofA)}}} != {random.Next(4)}");
            }

            if (ofB > 0)
            {
                parts.Add($"${{b{random.Next(ofB)}}} != {random.Next(4)}");
            }

            return string.Join(" and ", parts);
        }
    }

    private static AnswerSet MakeRow(Random random)
    {
        var inner = new RowsAnswer([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => AnswerSet.Empty)]);
        return random.Next(3) == 0 ? AnswerSet.Empty : new AnswerSet([new("s", inner)]);
    }

    private static string Tell(AnswerScope scope) =>
        string.Join(
            '\n',
            scope.Questions.Questions.Select(each =>
                $"{each.Question.Code} {scope.IsRelevant(each)} {scope.GetText(each)} {TellRows(scope, each.Question)}"));

    private static string TellRows(AnswerScope scope, Question question) =>
        question is Repeat group ? string.Concat(scope.GetRows(group).Select(row => $"[{Tell(row)}]")) : "";

    private static FormState Open()
    {
        var questionnaire = LogicForm.Read(Budget);
        return new FormState(questionnaire, LogicForm.ReadAnswers(questionnaire, Answers), LogicForm.EvaluationContext);
    }

    private static AnswerScope Row(FormState form, int row) => LogicForm.Row(form.Root, "costs", row);

    private static string Text(AnswerScope scope, string code) => scope.GetText(scope.Questions.Find(code)!);

    private static bool IsRelevant(AnswerScope scope, string code) => scope.IsRelevant(scope.Questions.Find(code)!);

    private static string Name(FormChange change) => $"{change.Question.Question.Code} {change.Scope.Position}";
}
