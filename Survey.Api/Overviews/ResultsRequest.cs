using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>Which results to show.</summary>
/// <param name="Question">Code of the only question to show.</param>
/// <param name="By">Code of the select-one question that divides the results.</param>
/// <param name="Region">Code of the only region whose respondents are counted.</param>
public sealed record ResultsRequest(
    [property: FromQuery(Name = "question"), Description("Only this question, by its code.")] string? Question,
    [property: FromQuery(Name = "by"), Description("Divide each result by the answers to this select-one question.")] string? By,
    [property: FromQuery(Name = "region"), Description("Only respondents of this region, by its code.")] string? Region)
{
    /// <summary>The part of the round that is asked for.</summary>
    public Outcome<ResultSelection> ToSelection(Round round)
    {
        var problems = new ProblemLog();
        var lookup = new QueryLookup(problems);
        var questions = ResultQuestion.AllOf(round.Questionnaire);
        lookup.Find(
            "question",
            Question,
            code => questions.FirstOrDefault(question => question.IsCalled(code)),
            ProblemCatalogue.AnswerUnknownQuestion,
            questions.Select(question => question.Path));
        var by = lookup.Find(
            "by",
            By,
            code => ResultQuestion.FindSelectOne(round.Questionnaire, code),
            ProblemCatalogue.AnswerUnknownQuestion,
            questions.Where(question => question.Question is SelectOneQuestion).Select(question => question.Path));
        var region = lookup.FindRegion(Region, round);
        return problems.ToOutcome(problems.Errors > 0 ? null : new ResultSelection(Question, by, region));
    }
}
