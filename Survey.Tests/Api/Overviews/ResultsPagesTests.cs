using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Survey.Api.Overviews;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>The pages of results.</summary>
public sealed partial class ResultsPagesTests
{
    [Test]
    public async Task GetResults_EveryQuestion_StandsThereInTheOrderOfTheQuestionnaire()
    {
        using var service = await LoadedService.Start("review-2018");
        var questions = Survey.Core.Results.ResultQuestion.AllOf(SampleRound.Read("review-2018").Round.Questionnaire);

        var links = new List<string>();
        for (var page = 1; page == 1 || links.Count < questions.Count; page++)
        {
            var html = await service.Read($"/rounds/review-2018/results?page={page}");
            links.AddRange(QuestionLink().Matches(html).Select(match => match.Groups["path"].Value));
        }

        links.ShouldBe(questions.Select(question => question.Path));
    }

    [Test]
    public async Task GetQuestion_Choice_OpensTheOrganizationsAndLeadsToTheirAnswers()
    {
        using var service = await LoadedService.Start("review-2018");

        var page = await service.Read("/rounds/review-2018/results/position");

        var adopted = page.Split("Members have adopted a common position")[1].Split("</details>")[0];
        adopted.ShouldContain("<summary>3 (38\u00A0%)</summary>");
        const string Link = "/rounds/review-2018/responses/rcp-africa-1#answer/position";
        adopted.ShouldContain($"href=\"{Link}\"");
        adopted.ShouldNotContain("responses/rcp-europe-1");
        (await service.Read(Link)).ShouldContain("id=\"answer/position\"");
    }

    [TestCase("", "rcp-africa-1")]
    [TestCase("?by=-type", "rcp-africa-1")]
    [TestCase("?by=position_change", "rcp-africa-1")]
    public async Task GetQuestion_CountOfAGroup_OpensItsOrganizations(string query, string organization)
    {
        using var service = await LoadedService.Start("review-2018");

        var page = await service.Read($"/rounds/review-2018/results/position{query}");

        var cells = page.Split("Members have adopted a common position")[1].Split("</tr>")[0].Split("<td class=\"count\">").Skip(1);
        var open = cells.Where(cell => cell.Contains("<summary>", StringComparison.Ordinal)).ToList();
        open.ShouldNotBeEmpty();
        open.ShouldAllBe(cell => cell.Contains("/responses/", StringComparison.Ordinal));
        open.Count(cell => cell.Contains($"responses/{organization}#answer/position", StringComparison.Ordinal)).ShouldBe(1);
    }

    [TestCase("recommendations.text", "recommendations/1/text")]
    [TestCase("recommendations.elements", "recommendations/1")]
    public async Task GetQuestion_InRows_LeadsToTheRow(string question, string anchor)
    {
        using var service = await LoadedService.Start("minimal");

        var page = await service.Read($"/rounds/minimal/results/{question}");

        page.ShouldContain($"href=\"/rounds/minimal/responses/lake#answer/{anchor}\"");
        (await service.Read("/rounds/minimal/responses/lake")).ShouldContain($"id=\"answer/{anchor}\"");
    }

    [Test]
    public async Task GetQuestion_Texts_AreListedWithTheirAuthors()
    {
        using var service = await LoadedService.Start("minimal");

        var page = await service.Read("/rounds/minimal/results/recommendations.text");

        var lines = page.Split("<li>").Skip(1).Where(line => line.Contains("responses/river#", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(1);
        lines[0].ShouldContain("Issue one work permit for the whole region.");
        page.ShouldContain("5 answers");
    }

    [TestCase("", "North")]
    [TestCase("?by=-type", "Forum")]
    [TestCase("?by=recommendations_status", "Provisional")]
    public async Task GetQuestion_By_ShowsTheseGroupsSideBySide(string query, string group)
    {
        using var service = await LoadedService.Start("minimal");

        var head = (await service.Read($"/rounds/minimal/results/has_recommendations{query}")).Split("<thead>")[1].Split("</thead>")[0];

        head.ShouldContain(group, Case.Insensitive);
        head.Contains("North", StringComparison.OrdinalIgnoreCase).ShouldBe(query.Length == 0);
    }

    [TestCase("/rounds/minimal/results?by=nothing")]
    [TestCase("/rounds/minimal/results?page=2")]
    [TestCase("/rounds/minimal/results?page=0")]
    [TestCase("/rounds/minimal/results/nothing")]
    [TestCase("/rounds/minimal/results.pdf")]
    [TestCase("/rounds/minimal/results.csv?by=nothing", HttpStatusCode.UnprocessableEntity)]
    [TestCase("/rounds/other/results")]
    public async Task Get_WhatIsNotThere_IsNotFound(string path, HttpStatusCode status = HttpStatusCode.NotFound)
    {
        using var service = await LoadedService.Start("minimal");

        (await service.Get(path)).StatusCode.ShouldBe(status);
    }

    [TestCase("json")]
    [TestCase("csv")]
    public async Task GetFile_EveryFormat_IsWhatTheApiGives(string suffix)
    {
        using var service = await LoadedService.Start("minimal");
        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var onPage = await service.Get($"/rounds/minimal/results.{suffix}?by=recommendations_status");
        var overApi = await program.Send("GET", $"/v1/rounds/minimal/results.{suffix}?by=recommendations_status");

        (await onPage.Content.ReadAsByteArrayAsync()).ShouldBe(await overApi.Content.ReadAsByteArrayAsync());
    }

    [Test]
    public async Task GetResults_AfterAResponseChanged_ShowsTheNewFigures()
    {
        using var service = await CollectingService.Make();
        using var analyst = await service.Service.SignIn(ActorRole.Analyst);
        (await PageSource.Read(analyst, "/rounds/minimal/results")).ShouldContain("0 responses count.");
        const string Answers = """{"has_recommendations": "no", "recommendations_status": "none"}""";
        (await service.Collecting.Save("lake", Answers)).Succeeded.ShouldBeTrue();
        var request = CollectingRound.By(ActorRole.Secretariat);
        (await service.Collecting.Desk.Submit("minimal", "lake", "Amina", request)).Succeeded.ShouldBeTrue();

        (await PageSource.Read(analyst, "/rounds/minimal/results")).ShouldContain("1 response counts.");

        (await service.Collecting.Desk.Withdraw("minimal", "lake", request)).Succeeded.ShouldBeTrue();
        (await PageSource.Read(analyst, "/rounds/minimal/results")).ShouldContain("0 responses count.");
    }

    [Test]
    public async Task Get_ResultsKeptFromAnEarlierReadingOfTheRound_AreShown()
    {
        using var service = await LoadedService.Start("minimal");
        await using (var session = await service.Service.Store.BeginReadAsync())
        {
            var cache = service.Service.Services.GetRequiredService<ResultsCache>();
            await cache.Get(SampleRound.Read("minimal").Round, by: null, session);
        }

        (await service.Read("/rounds/minimal/results")).ShouldContain("4 responses count.");
        (await service.Read("/rounds/minimal/results/recommendations.text")).ShouldContain("Issue one work permit");
    }

    [TestCase("results")]
    [TestCase("results/recommendations.text")]
    public async Task Get_OpenRound_ShowsCountsWithoutRespondents(string path)
    {
        using var service = await LoadedService.Start("minimal", MakeOpen);

        var page = await service.Read($"/rounds/minimal/{path}");

        page.ShouldContain("2 of 2");
        page.ShouldNotContain("/responses/");
        page.ShouldNotContain("Seasonal permits");
    }

    /// <summary>Makes a round open, with two respondents.</summary>
    internal static void MakeOpen(TemporaryFolder files)
    {
        files.Replace("round.json", "\"code\"", "\"access\": \"open\", \"code\"");
        Directory.Delete(files.PathOf("responses"), recursive: true);
        const string Response =
            """
            {"respondent": {"id": "r%", "type": "forum", "regions": ["north"]}, "state": "submitted", "answers":
             {"has_recommendations": "yes", "recommendations_status": "final",
              "recommendations": [{"text": "Seasonal permits %", "elements": {"themes": [], "elements": ["a"]}}]}}
            """;
        files.Write(
            "responses.ndjson",
            string.Concat(
                new[] { "1", "2" }.Select(id => Response.Replace("%", id, StringComparison.Ordinal).ReplaceLineEndings(" ") + "\n")));
    }

    [GeneratedRegex(
        "<h3>(?:\\s*<i[^>]*>[^<]*</i>\\s*)*\\s*<a href=\"/rounds/review-2018/results/(?<path>[^\"?]+)",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex QuestionLink();
}
