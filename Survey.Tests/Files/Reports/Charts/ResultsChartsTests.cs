using Survey.Core.Languages;
using Survey.Core.Results;
using Survey.Files.Reports;
using Survey.Files.Reports.Charts;
using Survey.Tests.Core.Results;

namespace Survey.Tests.Files.Reports.Charts;

/// <summary>The charts of questions: their values are those of the results.</summary>
public sealed class ResultsChartsTests
{
    private const string Items =
        """
        {"type": "select-one", "code": "useful", "label": "Is it useful?", "choices": "list"},
        {"type": "select-one", "code": "easy", "label": "Is it easy?", "choices": "list"},
        {"type": "integer", "code": "year", "label": "Since which year?"},
        {"type": "select-one", "code": "alone", "label": "Is it alone?", "choices": "list"},
        {"type": "select-many", "code": "where", "label": "Where?", "choices": "list"},
        {"type": "coded", "code": "elements", "label": "About what?"}
        """;

    private static readonly string[] Responses =
    [
        SmallSurvey.Answer(
            "lake",
            """{"useful": "yes", "easy": "no", "where": ["yes", "no"], "elements": {"themes": [], "elements": ["a"]}}"""),
        SmallSurvey.Answer("coast", """{"useful": "no", "easy": "no", "where": ["no"]}"""),
        SmallSurvey.Answer("bridge", """{"useful": "yes"}"""),
    ];

    [Test]
    public async Task Find_SelectOne_StacksAllAndEachGroup()
    {
        var chart = (await Find("useful")).ShouldNotBeNull();

        chart.Kind.ShouldBe(ChartKind.Stack);
        chart.Title.ShouldBe("Is it useful?");
        chart.Categories.ShouldBe(["All", "North", "South"]);
        chart.Series.Select(series => series.Name).ShouldBe(["Yes", "No", "Not sure"]);
        chart.Series.Select(series => series.Values.Select(value => (int)value.Number)).ShouldBe([[2, 2, 1], [1, 0, 1], [0, 0, 0]]);
        chart.Series[0].Values[0].Text.ShouldBe("2 (67\u00A0%)");
        chart.Source.ShouldEndWith(", 3 responses");
    }

    [Test]
    public async Task Find_SelectMany_HasABarForEachGroup()
    {
        var chart = (await Find("where")).ShouldNotBeNull();

        chart.Kind.ShouldBe(ChartKind.Bars);
        chart.Categories.ShouldBe(["Yes", "No", "Not sure"]);
        chart.Series.Select(series => series.Name).ShouldBe(["North", "South"]);
        chart.Series.Select(series => series.Values.Select(value => value.Number)).ShouldBe([[1, 1, 0], [0, 1, 0]]);
    }

    [Test]
    public async Task Find_Coded_NamesTheElements() =>
        (await Find("elements"))!.Categories.ShouldBe(["(a) Permits", "(b) Skills", "(c) Reintegration"]);

    [Test]
    public async Task Find_Number_None() => (await Find("year")).ShouldBeNull();

    [Test]
    public async Task FindScales_QuestionsWithTheSameChoices_StandTogether()
    {
        var results = await SmallSurvey.Tabulate(SmallSurvey.Create(Items), ResultSelection.All, Responses);
        var charts = new ResultsCharts(results, new ReportWording(results.Round, Language.English), DateTimeOffset.UnixEpoch);

        var scale = ResultsCharts.FindScales(results).ShouldHaveSingleItem();

        scale.Select(result => result.Question.Path).ShouldBe(["useful", "easy"]);
        var chart = charts.MakeScale(scale);
        chart.Title.ShouldBe("2 questions side by side");
        chart.Categories.ShouldBe(["Is it useful?", "Is it easy?"]);
        chart.Series.Select(series => series.Values.Select(value => (int)value.Number)).ShouldBe([[2, 0], [1, 2], [0, 0]]);
    }

    [Test]
    public async Task Find_NobodyAnswered_CanBeDrawn()
    {
        var results = await SmallSurvey.Tabulate(SmallSurvey.Create(Items), ResultSelection.All);
        var charts = new ResultsCharts(results, new ReportWording(results.Round, Language.English), DateTimeOffset.UnixEpoch);

        foreach (var result in results.Questions.Where(result => result.Total.Entries.Count > 0))
        {
            ChartSvg.ToElement(charts.Find(result, result.Groups)!).ShouldStartWith("<svg");
        }
    }

    [Test]
    public async Task Find_OpenRound_ShowsCounts()
    {
        var results = await SmallSurvey.Tabulate(SmallSurvey.Create(Items, isOpen: true), ResultSelection.All);

        new ResultsCharts(results, new ReportWording(results.Round, Language.English), DateTimeOffset.UnixEpoch)
            .Find(results.Questions[0], []).ShouldNotBeNull().Categories.ShouldBe(["All"]);
    }

    private static async Task<Chart?> Find(string question)
    {
        var results = await SmallSurvey.Tabulate(SmallSurvey.Create(Items), ResultSelection.All, Responses);
        var result = results.Questions.Single(each => each.Question.Path == question);
        return new ResultsCharts(results, new ReportWording(results.Round, Language.English), DateTimeOffset.UnixEpoch)
            .Find(result, [.. result.Groups.Where(group => group.Group.Kind == ResultGroupKind.Region)]);
    }
}
