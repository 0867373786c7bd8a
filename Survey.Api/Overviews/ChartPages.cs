using Survey.Api.Http;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The files of charts for the pages, the same as those of the API.</summary>
internal static class ChartPages
{
    /// <summary>Maps the charts of a round.</summary>
    public static void MapChartPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/overview/charts/{chart}.{format}", GetOverviewChart);
        group.MapGet("/{round}/results/charts/{question}.{format}", GetResultsChart);
        group.MapGet("/{round}/results/scales/{question}.{format}", GetScaleChart);
    }

    private static async Task<IResult> GetOverviewChart(
        string round,
        string chart,
        string format,
        [AsParameters] RuleRequest rule,
        HttpRequest request,
        IStore store,
        TimeProvider time) => (await ChartApi.GetOverviewChart(round, chart, format, rule, request, store, time)).OrNotFound();

    private static async Task<IResult> GetResultsChart(
        string round,
        string question,
        string format,
        [AsParameters] ChartRequest wanted,
        HttpRequest request,
        IStore store,
        TimeProvider time) => (await ChartApi.GetResultsChart(round, question, format, wanted, request, store, time)).OrNotFound();

    private static async Task<IResult> GetScaleChart(
        string round,
        string question,
        string format,
        [AsParameters] ChartRequest wanted,
        HttpRequest request,
        IStore store,
        TimeProvider time) => (await ChartApi.GetScaleChart(round, question, format, wanted, request, store, time)).OrNotFound();
}
