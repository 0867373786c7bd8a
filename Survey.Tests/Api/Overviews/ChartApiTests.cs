using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Overviews;

/// <summary>Charts by their addresses, in the API and beside the pages.</summary>
public sealed class ChartApiTests
{
    [TestCase("/overview/charts/response", "Response rate")]
    [TestCase("/overview/charts/themes", "Respondents by theme and region")]
    [TestCase("/overview/charts/recurrence", "Recurrent elements by region")]
    [TestCase("/overview/charts/organizations", "Organizations and the themes that they address")]
    [TestCase("/results/charts/recommendations.elements", "(i) Protection of human rights")]
    [TestCase("/results/scales/has_recommendations", "2 questions side by side")]
    public async Task Get_EachChart_IsASvgAndAPng(string path, string text)
    {
        using var service = await LoadedService.Start("grcp7");

        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var svg = await service.Get($"/rounds/grcp7{path}.svg");

        svg.StatusCode.ShouldBe(HttpStatusCode.OK);
        svg.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var drawing = await svg.Content.ReadAsStringAsync();
        XElement.Parse(drawing).Value.ShouldContain(text);
        (await program.GetStringAsync(new Uri($"/v1/rounds/grcp7{path}.svg", UriKind.Relative))).ShouldBe(drawing);

        var png = await service.Get($"/rounds/grcp7{path}.png");
        png.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await png.Content.ReadAsByteArrayAsync()).Take(4).ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Test]
    public async Task Get_RegionRuleAndLanguage_AreFollowed()
    {
        using var service = await LoadedService.Start("grcp7");

        var region = await Read(service, "/overview/charts/themes.svg?region=africa&lang=fr");
        var rule = await Read(service, "/overview/charts/recurrence.svg?threshold=0.99");
        var byType = await Read(service, "/results/charts/has_recommendations.svg?by=-type");

        region.ShouldContain("Répondants par thème");
        rule.ShouldNotBe(await Read(service, "/overview/charts/recurrence.svg"));
        byType.ShouldContain("egional consultative process");
    }

    [TestCase("/overview/charts/response")]
    [TestCase("/overview/charts/organizations")]
    [TestCase("/results/charts/has_recommendations")]
    [TestCase("/results/scales/has_recommendations")]
    public async Task Get_EarlierDay_IsNamedAndCounted(string path)
    {
        using var service = await LoadedService.Start("grcp7");
        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var page = await Read(service, $"{path}.svg?as-of=2017-06-30");

        page.ShouldContain("30 June 2017");
        page.ShouldNotBe(await Read(service, $"{path}.svg"));
        (await program.GetStringAsync(new Uri($"/v1/rounds/grcp7{path}.svg?as-of=2017-06-30", UriKind.Relative))).ShouldBe(page);
        (await program.GetAsync(new Uri($"/v1/rounds/grcp7{path}.svg?as-of=2999-01-01", UriKind.Relative))).StatusCode
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [TestCase("/overview/charts/map.svg", HttpStatusCode.NotFound, "chart-unknown")]
    [TestCase("/overview/charts/recurrence.svg?region=africa", HttpStatusCode.NotFound, "chart-unknown")]
    [TestCase("/results/charts/practices.text.svg", HttpStatusCode.NotFound, "chart-unknown")]
    [TestCase("/results/scales/practices.text.svg", HttpStatusCode.NotFound, "chart-unknown")]
    [TestCase("/overview/charts/themes.gif", HttpStatusCode.NotFound, "format-unknown")]
    [TestCase("/overview/charts/themes.svg?region=mars", HttpStatusCode.UnprocessableEntity, "region-unknown")]
    [TestCase("/results/charts/has_recommendations.svg?by=nothing", HttpStatusCode.UnprocessableEntity, "answer-unknown-question")]
    [TestCase("/results/charts/has_recommendations.svg?region=mars", HttpStatusCode.UnprocessableEntity, "region-unknown")]
    public async Task Get_WhatIsNotThere_SaysSo(string path, HttpStatusCode status, string code)
    {
        using var service = await LoadedService.Start("grcp7");

        using var program = await service.Service.CreateClient(ActorRole.Analyst);

        var answer = await program.GetAsync(new Uri($"/v1/rounds/grcp7{path}", UriKind.Relative));
        var page = await service.Get($"/rounds/grcp7{path}");

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"{code}\"");
        page.StatusCode.ShouldBe(status);
    }

    [TestCase("/overview", 4)]
    [TestCase("/overview?region=africa", 2)]
    [TestCase("/results", 1)]
    [TestCase("/results/recommendations.elements", 1)]
    public async Task Page_WithCharts_DrawsThemAndLeadsToTheirFiles(string path, int charts)
    {
        using var service = await LoadedService.Start("grcp7");
        using var analyst = await service.Service.SignIn(ActorRole.Analyst);
        var html = await analyst.GetStringAsync(new Uri($"/rounds/grcp7{path}", UriKind.Relative));

        html.Split("<svg class=\"chart\"").Length.ShouldBe(charts + 1);
        var files = html.Split("href=\"").Skip(1).Select(rest => WebUtility.HtmlDecode(rest.Split('"')[0]))
            .Where(address => new[] { "/charts/", "/scales/" }.Any(part => address.Contains(part, StringComparison.Ordinal)))
            .ToList();
        files.Count.ShouldBe(charts * 2);
        foreach (var file in files)
        {
            (await analyst.GetAsync(new Uri(file, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, file);
        }
    }

    [Test]
    public async Task Page_ManyScales_StaysLight()
    {
        using var service = await LoadedService.Start("minimal", files =>
        {
            var path = files.PathOf("questionnaire.json");
            var questionnaire = JsonNode.Parse(File.ReadAllText(path))!;
            var items = questionnaire["items"]!.AsArray();
            for (var number = 1; number <= 60; number++)
            {
                items.Add(JsonNode.Parse($$"""
                    {"type": "select-one", "code": "scale{{number}}", "label": "How useful is part {{number}}?", "choices": "steps"}
                    """));
            }

            var steps = Enumerable.Range(1, 7).Select(step => JsonNode.Parse($$"""{"code": "{{step}}", "label": "Step {{step}}"}"""));
            questionnaire["choices"]!["steps"] = new JsonArray([.. steps]);
            File.WriteAllText(path, questionnaire.ToJsonString());
        });
        using var analyst = await service.Service.SignIn(ActorRole.Analyst);

        (await PageWeight.Measure(analyst, "/rounds/minimal/results", "br")).ShouldBeLessThanOrEqualTo(PageWeight.Limit);
    }

    private static async Task<string> Read(LoadedService service, string path) =>
        await (await service.Get($"/rounds/grcp7{path}")).Content.ReadAsStringAsync();
}
