using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>Defaults of new responses and rows see each other and calculations, whatever their order.</summary>
public sealed class FirstAnswersTests
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
        """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
        """
        {"code": "q", "version": "1", "items": [
          {"type": "text", "code": "early", "label": "Early", "defaultExpression": "concat(${b}, ${f})"},
          {"type": "text", "code": "a", "label": "a", "default": "y"},
          {"type": "text", "code": "b", "label": "b", "defaultExpression": "concat(${a}, 'x')"},
          {"type": "date", "code": "d", "label": "d", "defaultExpression": "today()"},
          {"type": "date", "code": "e", "label": "e", "defaultExpression": "date(${d} + 30)"},
          {"type": "calculated", "code": "c", "calculation": "concat('<', ${a}, '>')"},
          {"type": "text", "code": "f", "label": "f", "defaultExpression": "${c}"},
          {"type": "integer", "code": "h", "label": "h", "defaultExpression": "round(7 div 2)"},
          {"type": "date", "code": "i", "label": "i", "defaultExpression": "today() + 7"},
          {"type": "date", "code": "n", "label": "n", "defaultExpression": "now()"},
          {"type": "text", "code": "one", "label": "one", "defaultExpression": "concat(${two}, '1')"},
          {"type": "text", "code": "two", "label": "two", "defaultExpression": "concat(${one}, '2')"},
          {"type": "repeat", "code": "r", "label": "r", "items": [
            {"type": "text", "code": "last", "label": "last", "defaultExpression": "concat(${place}, ${a})"},
            {"type": "calculated", "code": "place", "calculation": "concat(${number}, '.')"},
            {"type": "integer", "code": "number", "label": "number", "defaultExpression": "position(..)"}]}]}
        """,
        """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");

    private static readonly FirstAnswers First = new(
        Round.Frameworks,
        EvaluationContext.Timeless with { Now = FixedTime.Instance.GetUtcNow() });

    [Test]
    public void Of_Defaults_SeeEachOtherAndCalculations()
    {
        var answers = First.Of(Scope(AnswerSet.Empty));

        AnswerJson.Write(answers).ShouldBe(
            """
            {"early":"yx<y>","a":"y","b":"yx","d":"2017-10-10","e":"2017-11-09","f":"<y>","h":4,"i":"2017-10-17","n":"2017-10-10",
            "one":"21","two":"2"}
            """.ReplaceLineEndings(""));
    }

    [Test]
    public void OfRow_Defaults_SeeThoseOfTheRowAndAroundIt()
    {
        var root = Scope(First.Of(Scope(AnswerSet.Empty)));
        var repeat = (Repeat)Round.Questionnaire.Scope.Find("r")!.Question;

        AnswerJson.Write(First.OfRow(repeat, root).Answers).ShouldBe("""{"last":"1.y","number":1}""");
    }

    [Test]
    public void Of_RandomDefaults_AreTheSameAgainButDifferInQuestionsAndRespondents()
    {
        var round = RoundParsing.Parse(
            """{"code": "f", "elements": [{"code": "1", "title": "Data"}]}""",
            """{"regions": [], "types": [{"code": "person", "name": "Person"}]}""",
            """
            {"code": "q", "version": "1", "items": [
              {"type": "text", "code": "a", "label": "a", "defaultExpression": "uuid()"},
              {"type": "text", "code": "b", "label": "b", "defaultExpression": "uuid()"},
              {"type": "repeat", "code": "r", "label": "r", "items": [
                {"type": "text", "code": "id", "label": "id", "defaultExpression": "uuid()"}]}]}
            """,
            """{"code": "open", "questionnaire": "q", "framework": "f", "access": "open"}""");
        var scope = new AnswerScope(round.Questionnaire.Scope, AnswerSet.Empty, outer: null);
        var repeat = (Repeat)round.Questionnaire.Scope.Find("r")!.Question;

        var all = new[] { "x", "x", "y" }
            .Select(seed => new FirstAnswers(round.Frameworks, EvaluationContext.Timeless with { Seed = seed }).Of(scope))
            .Select(answers => (A: answers.Find("a")!.ToText(), B: answers.Find("b")!.ToText()))
            .ToList();
        var rows = Enumerable.Range(0, 2)
            .Select(_ => new FirstAnswers(round.Frameworks, EvaluationContext.Timeless with { Seed = "x" }).OfRow(repeat, scope).Answers);

        all[0].ShouldBe(all[1]);
        all[0].A.ShouldNotBe(all[0].B);
        all[0].A.ShouldNotBe(all[2].A);
        rows.Select(AnswerJson.Write).ShouldBeUnique();
    }

    private static AnswerScope Scope(AnswerSet answers) =>
        new(Round.Questionnaire.Scope, answers, outer: null, EvaluationContext.Timeless);
}
