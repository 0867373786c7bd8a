using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>
/// What a new response, or a new row, begins with: the defaults of its questions, and what a form records of its filling.
/// </summary>
/// <param name="frameworks">What coded answers refer to.</param>
/// <param name="surroundings">
/// The current time, the language, and what random values depend on: a response that was not saved yet begins with the same
/// values whenever it is shown. A new row has random values of its own, so that no two rows get the same.
/// </param>
/// <param name="respondent">
/// The name of the organization that answers, for <c>username</c>; null if there is none, as in a preview and in an open round.
/// </param>
public sealed class FirstAnswers(FrameworkSet frameworks, EvaluationContext surroundings, string? respondent = null)
{
    private static readonly Place DefaultPlace = Place.OfFile("default");

    private readonly AnswerContext _context = new(frameworks);

    /// <summary>What a response begins with, on pages and in workbooks.</summary>
    /// <param name="round">The round.</param>
    /// <param name="respondent">Who answers.</param>
    /// <param name="language">The language in which it answers.</param>
    /// <param name="now">The current time; null if it is not known. Defaults that need it are then left out.</param>
    public static FirstAnswers For(Round round, Respondent respondent, string language, DateTimeOffset? now) =>
        new(
            round.Frameworks,
            EvaluationContext.Timeless with
            {
                Now = now,
                Language = language,
                Seed = Response.SeedOf(round, respondent.Id),
            },
            respondent.Organization?.Name.In(language, round.Questionnaire.DefaultLanguage));

    /// <summary>The answers that a new response begins with. A default that cannot be read or evaluated is left out.</summary>
    /// <param name="scope">The scope of the questionnaire.</param>
    public AnswerSet Of(AnswerScope scope)
    {
        var root = new AnswerScope(scope.Questions, AnswerSet.Empty, outer: null, surroundings);
        Fill(root, root);
        return root.ToAllAnswers();
    }

    /// <summary>Gives the questions of a scope their first answers, each after those that it refers to.</summary>
    private void Fill(AnswerScope root, AnswerScope scope)
    {
        var form = new FormState(root);

        // Defaults may refer to what the form records of its filling, such as the name of the organization.
        foreach (var question in DefaultOrder.Of(scope).OrderByDescending(question => question is HiddenQuestion { Source: not null }))
        {
            var answer = question.Rules is { Default: not null, DefaultExpression: null }
                ? DefaultAnswer.Find(question, frameworks)
                : ReadText(question, TextOf(question, scope));
            if (answer is not null)
            {
                form.Set(scope, question.Code, answer);
            }
        }
    }

    /// <summary>A new row beside those there are, and the answers it begins with.</summary>
    /// <param name="repeat">The repeat group.</param>
    /// <param name="around">The answers around its rows.</param>
    /// <returns>The row as expressions see it, and its first answers.</returns>
    public (AnswerScope Row, AnswerSet Answers) OfRow(Repeat repeat, AnswerScope around)
    {
        // The scopes of a form are bound to its answers: the row is asked about in a form of its own, with one row more.
        var path = new Stack<(AnswerScope Scope, int Position)>();
        for (var scope = around; scope.Outer is not null; scope = scope.Outer)
        {
            path.Push((scope, scope.Position));
        }

        var root = path.TryPeek(out var first) ? first.Scope.Outer! : around;
        var grown = Grow(around.ToAllAnswers(), repeat.Code);
        foreach (var (scope, position) in path.Reverse())
        {
            var group = scope
                .Outer!.Questions.Questions.Select(each => each.Question)
                .OfType<Repeat>()
                .First(each => each.Scope == scope.Questions);
            grown = Replace(scope.Outer.ToAllAnswers(), group.Code, position, grown);
        }

        var grownRoot = new AnswerScope(root.Questions, grown, outer: null, surroundings with { Seed = null });
        var form = grownRoot;
        foreach (var (scope, position) in path)
        {
            var group = form
                .Questions.Questions.Select(each => each.Question)
                .OfType<Repeat>()
                .First(each => each.Scope == scope.Questions);
            form = form.GetRows(group)[position - 1];
        }

        var row = form.GetRows(repeat)[^1];
        Fill(grownRoot, row);
        return (row, row.ToAllAnswers());
    }

    private static AnswerSet Grow(AnswerSet answers, string group) =>
        new([
            .. answers.Answers.Where(each => each.Key != group),
            new(group, new RowsAnswer([.. answers.GetRows(group), AnswerSet.Empty])),
        ]);

    private static AnswerSet Replace(AnswerSet answers, string group, int position, AnswerSet row) =>
        new([
            .. answers.Answers.Where(each => each.Key != group),
            new(group, new RowsAnswer([.. answers.GetRows(group).Select((each, index) => index == position - 1 ? row : each)])),
        ]);

    private string? TextOf(Question question, AnswerScope scope) => question switch
    {
        { Rules.DefaultExpression: { } expression } =>
            DefaultAnswer.ToText(question, expression.Evaluate(scope, current: "", owner: question.Code)),
        HiddenQuestion { Source: "start" } when surroundings.Now is { } now => TypedTime.WriteMoment(now),
        HiddenQuestion { Source: "username" } => respondent,
        HiddenQuestion { Source: "today" } when surroundings.Now is { } now => TypedDate.Write(DateOnly.FromDateTime(now.DateTime)),
        _ => null,
    };

    private Answer? ReadText(Question question, string? text)
    {
        if (string.IsNullOrEmpty(text) || question.Parts is AnswerParts.None or AnswerParts.Rows)
        {
            return null;
        }

        // Several choices are their codes with spaces between.
        var isList = question.Parts is AnswerParts.Choices or AnswerParts.Ranking;
        var texts = isList ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text];
        var problems = new ProblemLog();
        var input = texts is [var only]
            ? AnswerInput.Exact(only, DefaultPlace, problems)
            : AnswerInput.Typed(texts.Select(each => (each, DefaultPlace)), DefaultPlace, problems);
        var answer = question.ReadAnswer(input, _context);
        return problems.Errors == 0 ? answer : null;
    }
}
