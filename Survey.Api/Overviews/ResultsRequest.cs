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
    private static readonly Place Query = Place.OfFile("query");

    /// <summary>The part of the round that is asked for.</summary>
    public Outcome<ResultSelection> ToSelection(Round round)
    {
        var problems = new ProblemLog();
        var questions = ResultQuestion.AllOf(round.Questionnaire);
        if (Question is not null && !questions.Any(question => question.IsCalled(Question)))
        {
            AddUnknown("question", Question, questions);
        }

        var by = By is null ? null : ResultQuestion.FindSelectOne(round.Questionnaire, By);
        if (By is not null && by is null)
        {
            AddUnknown("by", By, questions.Where(question => question.Question is SelectOneQuestion));
        }

        var region = Region is null ? null : round.Directory.FindRegion(Region);
        if (Region is not null && region is null)
        {
            problems.Add(
                ProblemCatalogue.RegionUnknown,
                Query.Member("region"),
                ("found", Region),
                ("known", Detail.List(round.Directory.Regions.Select(each => each.Code))));
        }

        return problems.ToOutcome(problems.Errors > 0 ? null : new ResultSelection(Question, by, region));

        void AddUnknown(string parameter, string found, IEnumerable<ResultQuestion> known) => problems.Add(
            ProblemCatalogue.AnswerUnknownQuestion,
            Query.Member(parameter),
            ("found", found),
            ("known", Detail.List(known.Select(question => question.Path))));
    }
}
