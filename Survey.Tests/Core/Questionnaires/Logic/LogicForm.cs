using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>The form and answers that docs/logic.md and the tables of expressions use.</summary>
internal static class LogicForm
{
    // Forms of these tests use once() for what changes.
    private const string OnceWarning = "expression-once";

    private const string QuestionnaireJson =
        """
        {"code": "q", "version": "1", "items": [
          {"type": "text", "code": "name", "label": "Name"},
          {"type": "integer", "code": "age", "label": "Age"},
          {"type": "date", "code": "day", "label": "Day"},
          {"type": "select-many", "code": "kinds", "label": "Kinds", "choices": "kinds"},
          {"type": "select-one", "code": "kind", "label": "Kind", "choices": "kinds"},
          {"type": "text", "code": "empty", "label": "Empty"},
          {"type": "text", "code": "no", "label": "Says no"},
          {"type": "text", "code": "hidden", "label": "Hidden", "relevant": "${name} = 'nobody'"},
          {"type": "calculated", "code": "double", "calculation": "${age} * 2"},
          {"type": "calculated", "code": "nothing", "calculation": "${empty} * 2"},
          {"type": "repeat", "code": "costs", "label": "Costs", "items": [
            {"type": "text", "code": "item", "label": "Item"},
            {"type": "decimal", "code": "amount", "label": "Amount"},
            {"type": "decimal", "code": "share", "label": "Share"},
            {"type": "text", "code": "note", "label": "Note", "relevant": "${amount} > 11"}]},
          {"type": "repeat", "code": "houses", "label": "Houses", "items": [
            {"type": "text", "code": "street", "label": "Street"},
            {"type": "repeat", "code": "people", "label": "People", "items": [
              {"type": "text", "code": "first", "label": "First name"},
              {"type": "integer", "code": "years", "label": "Years"}]}]},
          {"type": "repeat", "code": "none", "label": "None", "items": [{"type": "integer", "code": "never", "label": "Never"}]}],
         "choices": {"kinds": [{"code": "law", "label": "Law or policy"}, {"code": "project", "label": "Project"},
           {"code": "lawsuit", "label": "Lawsuit"}]}}
        """;

    private const string AnswersJson =
        """
        {"name": "Ana", "age": 41, "day": "2017-06-26", "kinds": ["law", "project"], "kind": "law", "no": "false", "hidden": "left over",
         "costs": [{"item": "law", "amount": 10, "share": 1, "note": "left over"}, {"item": "staff", "amount": 20, "note": "b"},
          {"item": "travel", "amount": 12.5, "share": 3, "note": "c"}],
         "houses": [
           {"street": "Elm", "people": [{"first": "Eva", "years": 30}, {"first": "Ben", "years": 4}]},
           {"street": "Oak", "people": [{"first": "Ida", "years": 70}]}]}
        """;

    public static Questionnaire Questionnaire { get; } = Read(QuestionnaireJson);

    /// <summary>The clock at noon UTC on 10 October 2017, in the time zone UTC.</summary>
    public static EvaluationContext EvaluationContext { get; } = new(FixedTime.Instance.GetUtcNow(), TimeZoneInfo.Utc);

    public static Questionnaire Read(string json)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(json, QuestionnaireReader.Read);
        problems.Where(problem => problem.Code != OnceWarning).ShouldBeEmpty();
        return questionnaire!;
    }

    public static AnswerSet ReadAnswers(Questionnaire questionnaire, string json)
    {
        var (answers, problems) = RoundParsing.ReadJson(json, value =>
            questionnaire.Scope.Read(value, new AnswerContext(SampleRound.Read("minimal").Round.Frameworks)));
        problems.ShouldBeEmpty();
        return answers!;
    }

    public static AnswerScope Scope(EvaluationContext? surroundings = null) =>
        new(Questionnaire.Scope, ReadAnswers(Questionnaire, AnswersJson), outer: null, surroundings ?? EvaluationContext);

    /// <summary>A row of an outermost repeat group, by its number from 1.</summary>
    public static AnswerScope Row(AnswerScope root, string group, int row) =>
        root.GetRows((Repeat)root.Questions.Find(group)!.Question)[row - 1];

    /// <summary>
    /// The value of an expression as text; in angle brackets the code of its first problem, or “failed” if evaluation
    /// fails.
    /// </summary>
    public static string Work(string text, AnswerScope scope, Answer? current = null)
    {
        var problems = new ProblemLog();
        var expression = Expression.Parse(text, Place.OfFile("q"), problems);
        if (expression is not null)
        {
            new ExpressionChecker(scope.Chain, [.. Enumerable.Repeat(0, scope.Chain.Depth + 1)], Place.OfFile("q"), problems).Check(
                expression,
                isAboutAnswer: true);
        }

        if (problems.Problems.FirstOrDefault(problem => problem.Code != OnceWarning) is { } first)
        {
            return $"<{first.Code}>";
        }

        var result = expression!.Evaluate(scope, current);
        return result.Failure is null ? result.Text : "<failed>";
    }
}
