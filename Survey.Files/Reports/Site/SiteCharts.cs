using System.Xml.Linq;
using Survey.Core.Analysis;
using Survey.Files.Reports.Charts;

namespace Survey.Files.Reports.Site;

/// <summary>The charts of a page, each with its figures as a table.</summary>
internal static class SiteCharts
{
    /// <summary>
    /// The charts of an overview. There are none where small counts are withheld, and those with names of organizations only if all may be
    /// named.
    /// </summary>
    /// <param name="page">Texts and data.</param>
    /// <param name="region">The only region; null for all.</param>
    public static IEnumerable<XElement> Of(SitePage page, RegionalOverview? region) =>
        page.Content.IsProtected
            ? []
            : new OverviewCharts(page.Content.Overview, page.Wording, page.Content.ProducedAt)
                .MakeAll(region, page.Content.Digests)
                .Select(chart => Draw(page, chart));

    private static XElement Draw(SitePage page, Chart chart) => new XElement(
        "figure",
        new XElement("figcaption", chart.Title),
        new XElement("div", XElement.Parse(ChartSvg.ToElement(chart))).With("class", "table"),
        new XElement("small", chart.Source),
        Html.Details(
            page["chart-table"],
            Html.Table(
                chart.Title,
                [chart.CategoryName, .. chart.Series.Select(series => series.Name)],
                chart.Categories.Select(IReadOnlyList<object> (category, position) =>
                [
                    category,
                    .. chart.Series.Select(series => series.Values[position]).Select(value => value.IsMarked
                        ? (object)new XElement("strong", value.Text)
                        : value.Text),
                ]))));
}
