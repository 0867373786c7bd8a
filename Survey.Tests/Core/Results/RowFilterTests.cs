using Survey.Core.Analysis;
using Survey.Core.Results;
using Survey.Tests.Support;
using static Survey.Tests.Core.Results.SmallSurvey;

namespace Survey.Tests.Core.Results;

/// <summary>The rows behind figures.</summary>
public sealed class RowFilterTests
{
    [TestCase("grcp7")]
    [TestCase("review-2018")]
    public void Select_RowsOfAnElementInARegion_AreOfTheRespondentsThatTheOverviewCounts(string name)
    {
        var sample = SampleRound.Read(name);
        var round = sample.Round;
        foreach (var region in sample.Overview.Regions)
        {
            var recommending = new RowFilter
            {
                Repeat = round.Analysis.Repeat,
                Status = RowFilter.Recommending,
                Region = region.Region,
                OnlyCounted = true,
            };
            ShouldBeOf(recommending, region.Recommending);
            foreach (var finding in region.Elements)
            {
                ShouldBeOf(recommending with { Element = finding.Element }, finding.By);
            }

            if (round.Framework.HasThemes)
            {
                foreach (var theme in region.Themes)
                {
                    ShouldBeOf(recommending with { Theme = theme.Theme }, theme.Respondents);
                }
            }
        }

        void ShouldBeOf(RowFilter filter, RespondentGroup expected) => sample.Responses
            .SelectMany(response => filter.Select(response, round))
            .Select(row => row.Response.Respondent.Id)
            .Distinct()
            .ShouldBe(expected.Organizations!.Select(organization => organization.Code), ignoreOrder: true);
    }

    [Test]
    public void Select_EachCondition_KeepsTheRowsThatFulfilIt()
    {
        var round = Create(
            """
            {"type": "repeat", "code": "outer", "label": "Outer", "items": [
              {"type": "text", "code": "text", "label": "Text"},
              {"type": "coded", "code": "elements", "label": "Elements"},
              {"type": "repeat", "code": "in.ner", "label": "Inner", "items": [{"type": "text", "code": "text", "label": "Text"}]}]}
            """);
        var responses = new[]
        {
            Answer("lake", """{"outer": [{"text": "1", "elements": {"themes": ["1"]}, "in.ner": [{"text": "x"}, {"text": "y"}]}]}"""),
            Answer("bridge", """{"outer": [{"text": "2", "elements": {"elements": ["c"]}}, {"text": "3"}]}"""),
            Answer("coast", """{"outer": [{"text": "4"}]}""", "draft"),
        }.Select(json => RoundParsing.ParseResponse(round, json)).ToList();
        var (framework, directory) = (round.Framework, round.Directory);

        Rows(RowFilter.All)
            .ShouldBe("lake outer 1, lake outer.in.ner 1.1, lake outer.in.ner 1.2, bridge outer 1, bridge outer 2, coast outer 1");
        Rows(new() { OnlyCounted = true, Repeat = "outer" }).ShouldBe("lake outer 1, bridge outer 1, bridge outer 2");
        Rows(new() { Repeat = "outer.in.ner" }).ShouldBe("lake outer.in.ner 1.1, lake outer.in.ner 1.2");
        Rows(new() { Element = framework.FindElement("b") }).ShouldBe("lake outer 1");
        Rows(new() { Theme = framework.FindTheme("2") }).ShouldBe("bridge outer 1");
        Rows(new() { Region = directory.FindRegion("south") }).ShouldBe("bridge outer 1, bridge outer 2, coast outer 1");
        Rows(new() { Type = directory.FindType("agency") }).ShouldBe("coast outer 1");
        Rows(new() { Organizations = ["bridge", "coast"], Element = framework.FindElement("c") }).ShouldBe("bridge outer 1");

        string Rows(RowFilter filter) => string.Join(", ", responses
            .SelectMany(response => filter.Select(response, round))
            .Select(row => $"{row.Response.Respondent.Id} {row.RepeatPath} {row.Number}"));
    }

    [TestCase(RowFilter.Recommending, "bridge forest lake river")]
    [TestCase(RowFilter.InProcess, "river")]
    [TestCase("final", "bridge forest lake")]
    [TestCase("none", "")]
    public void Select_Status_IsThatOfTheResponse(string status, string expected)
    {
        var sample = SampleRound.Read("minimal");

        var rows = sample.Responses.SelectMany(response =>
            new RowFilter { Status = status, OnlyCounted = true }.Select(response, sample.Round));

        rows.Select(row => row.Response.Respondent.Id).Distinct().Order().ShouldBe(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Test]
    public async Task Of_AnswersListedOneByOne_AreThoseThatTheResultCounts()
    {
        var sample = SampleRound.Read("practice-template");
        var results = await RoundResults.Of(sample.Round, ResultSelection.All, sample.Responses.ToAsyncEnumerable());

        foreach (var result in results.Questions)
        {
            var answers = sample.Responses.SelectMany(response => GivenAnswer.Of(result.Question, response, sample.Round)).ToList();
            answers.Count.ShouldBe(result.Total.Answered, result.Question.Path);
            answers.Select(answer => answer.Respondent.Id).Distinct().Count().ShouldBe(
                result.Total.Respondents.Count,
                result.Question.Path);
        }

        results.Questions.ShouldContain(result => result.Question.Groups.Count > 0);
    }
}
