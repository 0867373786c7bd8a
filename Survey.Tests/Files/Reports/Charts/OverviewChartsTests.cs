using System.Text.Json.Nodes;
using Survey.Core.Languages;
using Survey.Core.Responses;
using Survey.Files.Reports;
using Survey.Files.Reports.Charts;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>The charts of an overview: their values are those of its records.</summary>
public sealed class OverviewChartsTests
{
    private static readonly DateTimeOffset Later = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void MakeAll_Grcp7_HasTheFiguresOfTheOverview()
    {
        var sample = SampleRound.Read("grcp7");
        var overview = sample.Overview;

        var charts = MakeAll(sample);

        charts.Select(chart => chart.Code).ShouldBe(OverviewCharts.Codes);
        var response = charts[0];
        response.Categories.ShouldBe(["All", "Africa", "The Americas", "Asia, Pacific and the Middle East", "Europe"]);
        response.Series[0].Values.Select(value => (int)value.Number)
            .ShouldBe([overview.Overall.Responded.Count, .. overview.Regions.Select(region => region.Responded.Count)]);
        response.Series[1].Values.Select(value => (int)value.Number)
            .ShouldBe([overview.Overall.NoFeedback!.Count, .. overview.Regions.Select(region => region.NoFeedback!.Count)]);
        response.Series[0].Values[0].Text.ShouldBe("27 of 35 (77\u00A0%)");
        response.Source.ShouldEndWith(", answers up to 10 October 2017, 27 of 35 organizations");
        foreach (var (region, series, recurrence) in overview.Regions.Zip(charts[1].Series, charts[2].Series))
        {
            series.Values.Select(value => (int)value.Number).ShouldBe(region.Themes.Select(theme => theme.Respondents.Count));
            recurrence.Values.Select(value => (double)value.Number).ShouldBe(region.Elements.Select(finding => finding.Share), 1e-9);
            recurrence.Values.Select(value => value.IsMarked).ShouldBe(region.Elements.Select(finding => finding.Recurrent));
        }
    }

    [Test]
    public void MakeAll_OfARegion_MapsItsOrganizations()
    {
        var sample = SampleRound.Read("grcp7");
        var africa = sample.Overview.Regions[0];

        var charts = Charts(sample).MakeAll(africa, DigestsOf(sample));

        charts.Select(chart => chart.Code).ShouldBe([OverviewCharts.Themes, OverviewCharts.Organizations]);
        charts[0].Title.ShouldBe("Respondents by theme: Africa");
        charts[0].Source.ShouldEndWith("11 of 12 organizations");
        var map = charts[1];
        map.Categories.Count.ShouldBe(africa.Recommending.Count);
        map.Series.Select(series => series.Values.Count(value => value.IsMarked))
            .ShouldBe(africa.Themes.Select(theme => theme.Respondents.Count));
    }

    [Test]
    public void MakeAll_AnEarlierState_NamesItsDay()
    {
        var overview = SampleRound.Read("grcp7").Overview with { AsOf = new DateOnly(2017, 6, 26) };

        var charts = new OverviewCharts(overview, new ReportWording(overview.Round, Language.English), Later).MakeAll(region: null, []);

        charts.Count.ShouldBe(3);
        charts.ShouldAllBe(chart => chart.Source.Contains(", answers up to 26 June 2017, "));
    }

    [TestCase("fr", "Taux de réponse", "Ensemble")]
    [TestCase("ar", "معدل الاستجابة", "الكل")]
    public void MakeAll_InALanguage_SaysIt(string language, string title, string all)
    {
        var chart = MakeAll(SampleRound.Read("grcp7"), language)[0];

        chart.Title.ShouldBe(title);
        chart.Categories[0].ShouldBe(all);
        chart.In.ShouldBe(Language.Get(language));
    }

    [Test]
    public void MakeAll_NoAnswers_ShowsThatNobodyAnswered()
    {
        var sample = SampleRound.Read("minimal") with { Responses = [] };

        var charts = MakeAll(sample);

        var response = charts.First(chart => chart.Code == OverviewCharts.Response);
        response.Series[0].Values.ShouldAllBe(value => value.Number == 0);
        charts.ShouldNotContain(chart => chart.Code == OverviewCharts.Organizations);
        charts.ShouldAllBe(chart => ChartSvg.ToElement(chart).Length > 0);
    }

    [TestCase(1, ChartKind.Bars)]
    [TestCase(30, ChartKind.Dots)]
    public void MakeAll_FewOrManyRegions_CanBeDrawn(int regions, ChartKind themes)
    {
        var sample = SampleRound.ReadChanged("minimal", (_, directory, _, round) =>
        {
            var made = Enumerable.Range(1, regions)
                .Select(number => new JsonObject { ["code"] = $"r{number}", ["name"] = $"Region {number}" });
            directory["regions"] = new JsonArray([.. made]);
            foreach (var organization in directory["organizations"]!.AsArray())
            {
                organization!["regions"] = new JsonArray("r1");
            }
        });

        var charts = MakeAll(sample);

        charts.First(chart => chart.Code == OverviewCharts.Response).Categories.Count.ShouldBe(regions + 1);
        charts.Where(chart => chart.Code == OverviewCharts.Themes).ShouldAllBe(chart => chart.Kind == themes);
        charts.ShouldAllBe(chart => ChartSvg.ToElement(chart).Length < 200_000);
    }

    [Test]
    public void Find_UnknownCode_Null() =>
        Charts(SampleRound.Read("minimal")).Find("map", region: null, []).ShouldBeNull();

    private static IReadOnlyList<Chart> MakeAll(SampleRound sample, string language = "en") =>
        Charts(sample, language).MakeAll(region: null, DigestsOf(sample));

    private static OverviewCharts Charts(SampleRound sample, string language = "en") =>
        new(sample.Overview, new ReportWording(sample.Round, Language.Get(language)), Later);

    private static List<ResponseDigest> DigestsOf(SampleRound sample) =>
        [.. sample.Responses.Select(response => ResponseDigest.Of(response, sample.Round))];
}
