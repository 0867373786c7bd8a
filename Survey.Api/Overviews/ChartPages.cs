using Survey.Api.Http;

namespace Survey.Api.Overviews;

/// <summary>The files of charts for the pages, the same as those of the API.</summary>
internal static class ChartPages
{
    /// <summary>Maps the charts of a round.</summary>
    public static void MapChartPages(this RouteGroupBuilder group)
    {
        group.MapFile("/{round}/overview/charts/{chart}.{format}", ChartApi.GetOverviewChart);
        group.MapFile("/{round}/results/charts/{question}.{format}", ChartApi.GetResultsChart);
        group.MapFile("/{round}/results/scales/{question}.{format}", ChartApi.GetScaleChart);
    }
}
