using Survey.Api.Answering.Forms;
using Survey.Collecting.OpenRounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.OpenRounds;

/// <summary>The questions that the public page asks (<see cref="OpenSettings.Facts"/>), as a part of its form.</summary>
internal static class FactsPart
{
    /// <summary>Reads their fields.</summary>
    public static GivenFacts Read(OpenVisit visit, FormValues values)
    {
        var round = visit.Open.Round;
        var reading = new FormReader(round.Frameworks).Read(round.Open.Facts, values);
        return new GivenFacts(reading.Answers, [.. reading.Problems.Select(problem => problem.Problem)]);
    }

    /// <summary>The questions with what was filled in, or on a new page with their defaults; null if the page asks none.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="values">What was filled in; null for a new page.</param>
    /// <param name="problems">What is wrong with the form.</param>
    public static FormView? Show(OpenVisit visit, FormValues? values, IReadOnlyList<Problem> problems)
    {
        var round = visit.Open.Round;
        var facts = round.Open.Facts;
        if (facts.Count == 0)
        {
            return null;
        }

        var surroundings = EvaluationContext.Timeless with { Language = visit.Texts.Language };
        var empty = new AnswerScope(round.Questionnaire.Scope, AnswerSet.Empty, outer: null, surroundings);
        if (values is null)
        {
            var first = new FirstAnswers(round.Frameworks, surroundings).Of(empty);
            values = FormFiller.Fill(facts, new DraftContent(first, Language: null), round.Frameworks);
        }

        var answers = new FormReader(round.Frameworks).Read(facts, values).Answers;
        var scope = new AnswerScope(round.Questionnaire.Scope, answers, outer: null, surroundings);
        return new FormView(round, new FormPage(1, round.Questionnaire.Title, facts, Relevant: null), values, scope, visit.Texts)
        {
            Problems =
            [
                .. from problem in problems
                   where problem.Place.File == GivenFacts.Form.File
                   from question in facts
                   where question.Code == problem.Place.Path
                   select new FieldProblem(question.Code, question, problem),
            ],
        };
    }
}
