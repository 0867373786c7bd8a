using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Reports.Charts;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The charts of an overview and of the results, as SVG and PNG.</summary>
internal static class ChartApi
{
    /// <summary>Maps <c>/overview/charts</c>, <c>/results/charts</c> and <c>/results/scales</c> in the group of a round.</summary>
    public static void MapCharts(this RouteGroupBuilder group)
    {
        Map(
            group,
            "/overview/charts/{chart}.{format}",
            GetOverviewChart,
            "GetOverviewChartAs",
            $"A chart of the overview: {string.Join(", ", OverviewCharts.Codes)}");
        Map(group, "/results/charts/{question}.{format}", GetResultsChart, "GetResultsChartAs", "The chart of a question with choices");
        Map(
            group,
            "/results/scales/{question}.{format}",
            GetScaleChart,
            "GetScaleChartAs",
            "One chart of questions that offer the same choices, by the first of them");
    }

    // The pages use these three too. A doc comment would replace the summary in the API description.
    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetOverviewChart(
        string round,
        [Description("The chart: response, themes, recurrence or organizations.")] string chart,
        string format,
        [AsParameters] RuleRequest rule,
        [FromQuery(Name = AsOfQuery.Name), Description(AsOfQuery.Description)] string? asOf,
        HttpRequest request,
        IStore store,
        TimeProvider time)
    {
        return Give(round, chart, format, Check, request, store, OverviewCharts.Codes, async (found, wanted, session) =>
        {
            var snapshot = RoundSnapshot.At(session, found, wanted.AsOf);
            var overview = await snapshot.ReadOverview(wanted.Value, session.Cancellation);
            var region = rule.FindRegion(found);
            var wording = new ReportWording(found, PageLanguage.OfDownload(request));
            return new OverviewCharts(overview, wording, time.GetUtcNow()).Find(
                chart,
                region is null ? null : overview.Regions[region.Position],
                chart == OverviewCharts.Organizations && !found.IsOpen
                    ? await snapshot.ReadDigests().ToListAsync(session.Cancellation)
                    : []);
        });

        Outcome<WantedOf<RecurrenceRule>> Check(Round found) => AsOfQuery.With(rule.ToRule(found), asOf, found, time);
    }

    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetResultsChart(
        string round,
        [Description("The question, by its code; inside a repeat group after the code of the group and a point.")] string question,
        string format,
        [AsParameters] ChartRequest wanted,
        HttpRequest request,
        IStore store,
        TimeProvider time) =>
        Give(round, question, format, found => wanted.Check(found, time), request, store, known: null, async (found, division, session) =>
        {
            var results = await Tabulate(found, question, wanted, division, session);
            return results.Questions.FirstOrDefault(each => each.Question.Path == question) is { } result
                ? new ResultsCharts(results, new ReportWording(found, PageLanguage.OfDownload(request)), time.GetUtcNow())
                    .Find(result, [.. division.Value.GroupsOf(result)])
                : null;
        });

    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetScaleChart(
        string round,
        [Description("The first of the questions, by its code.")] string question,
        string format,
        [AsParameters] ChartRequest wanted,
        HttpRequest request,
        IStore store,
        TimeProvider time) =>
        Give(round, question, format, found => wanted.Check(found, time), request, store, known: null, async (found, division, session) =>
        {
            var results = await Tabulate(found, question: null, wanted, division, session);
            var charts = new ResultsCharts(results, new ReportWording(found, PageLanguage.OfDownload(request)), time.GetUtcNow());
            return ResultsCharts.FindScales(results).FirstOrDefault(scale => scale[0].Question.Path == question) is { } scale
                ? charts.MakeScale(scale)
                : null;
        });

    private static void Map(RouteGroupBuilder group, string address, Delegate handler, string name, string summary) =>
        group.MapGet(address, handler)
            .WithName(name)
            .WithSummary($"{summary}; the format by the suffix: svg, png.")
            .Produces<object>(200, FileFormat.Svg.MediaType, FileFormat.Png.MediaType)
            .ProducesProblems(404, 422);

    private static Task<RoundResults> Tabulate(
        Round round,
        string? question,
        ChartRequest wanted,
        WantedOf<ResultsDivision> division,
        StoreSession session) =>
        RoundSnapshot.At(session, round, division.AsOf).ReadResults(
            new ResultSelection(question, division.Value.Question, wanted.Region is { } code ? round.Directory.FindRegion(code) : null),
            session.Cancellation);

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> Give<TWanted>(
        string round,
        string name,
        string suffix,
        Func<Round, Outcome<TWanted>> check,
        HttpRequest request,
        IStore store,
        IReadOnlyList<string>? known,
        Func<Round, TWanted, StoreSession, Task<Chart?>> make)
        where TWanted : class
    {
        if (Negotiation.Find(suffix, request, ExportFormats.Charts) is not { } format)
        {
            return Negotiation.None(suffix, ExportFormats.Charts);
        }

        await using var session = await store.BeginReadAsync(request.HttpContext.RequestAborted);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            return RoundApi.Unknown(round);
        }

        var wanted = check(found);
        if (!wanted.Succeeded)
        {
            return ProblemResult.Of(wanted);
        }

        return await make(found, wanted.Value, session) is { } chart
            ? await WholeFile.Give(format, chart, $"{round}-{chart.Code}", session.Cancellation)
            : ProblemResult.Of(
                StatusCodes.Status404NotFound,
                ProblemCatalogue.ChartUnknown,
                ("found", name),
                ("known", Detail.List(known ?? [.. QuestionsWithCharts(found)])));
    }

    private static IEnumerable<string> QuestionsWithCharts(Round round) => ResultQuestion.AllOf(round.Questionnaire)
        .Where(question => question.Question is ChoiceQuestion or CodedQuestion)
        .Select(question => question.Path);
}

/// <summary>What the chart of a question shows side by side, and whose answers.</summary>
/// <param name="By">What divides the answers.</param>
/// <param name="Region">Code of the only region whose respondents are counted.</param>
/// <param name="AsOf">The day whose state is counted.</param>
public sealed record ChartRequest(
    [property:
        FromQuery(Name = "by"),
        Description("What stands side by side: -region (the default), -type, or a select-one question by its code.")
    ]
        string? By,
    [property: FromQuery(Name = "region"), Description("Only respondents of this region, by its code.")] string? Region,
    [property: FromQuery(Name = AsOfQuery.Name), Description(AsOfQuery.Description)] string? AsOf)
{
    /// <summary>What stands side by side, and the day, if all codes are known and the day is possible.</summary>
    internal Outcome<WantedOf<ResultsDivision>> Check(Round round, TimeProvider time)
    {
        var problems = new ProblemLog();
        var lookup = new QueryLookup(problems);
        lookup.FindRegion(Region, round);
        var division = lookup.Find(
            "by",
            By,
            code => ResultsDivision.Find(round, code),
            ProblemCatalogue.AnswerUnknownQuestion,
            ResultQuestion.AllOf(round.Questionnaire)
                .Where(question => question.Question is SelectOneQuestion)
                .Select(question => question.Path));
        return AsOfQuery.With(
            problems.ToOutcome(problems.Errors > 0 ? null : division ?? ResultsDivision.ByRegion),
            AsOf,
            round,
            time);
    }
}
