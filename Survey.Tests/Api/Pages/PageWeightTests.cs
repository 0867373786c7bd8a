using System.Text;
using System.Text.Json;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

public sealed class PageWeightTests
{
    private static readonly string[] Languages = ["en", "fr", "es", "ru", "ar"];

    private CollectingService _collecting = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make("grcp7");
        (await _collecting.Collecting.Save("igad-rcp", AnswerWithTwentyRows())).Succeeded.ShouldBeTrue();
    }

    [OneTimeTearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public async Task Section_WithTwentyRows_WeighsAtMost35KilobytesCompressed(
        [Values(2, 3)] int section, [ValueSource(nameof(Languages))] string language, [Values("br", "gzip")] string encoding)
    {
        var client = _collecting.Service.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var secret = await _collecting.Service.IssueLink(ActorRole.Secretariat, "grcp7", "igad-rcp");
        var home = (await client.GetAsync(new Uri($"/link/{secret}", UriKind.Relative))).Headers.Location!.ToString();
        var html = await client.GetStringAsync(new Uri($"{home}/sections/{section}", UriKind.Relative));
        html.ShouldContain($"<html lang=\"{language}\"");
        html.ShouldContain(section == 2 ? "id=\"recommendations/20\"" : "id=\"practices/20\"");
        // Style, icon, and all modules but that of the editor.
        PageWeight.AssetsIn(html).Count.ShouldBe(Survey.Api.Pages.PageAssets.Modules.Count + 1);
        PageWeight.AssetsIn(html).ShouldNotContain(Survey.Api.Pages.PageAssets.Dragging.Address);

        var weight = await PageWeight.Measure(client, $"{home}/sections/{section}", encoding);

        var (kilobytes, uncompressed) = (weight / 1024.0, Encoding.UTF8.GetByteCount(html) / 1024.0);
        TestContext.Out.WriteLine(
            $"section {section}, {language}, {encoding}: {kilobytes:0.0} KB; the page uncompressed {uncompressed:0.0} KB");
        weight.ShouldBeLessThanOrEqualTo(PageWeight.Limit);
    }

    /// <summary>Twenty recommendations and practices with the texts that organizations gave in 2017, no two the same.</summary>
    private static string AnswerWithTwentyRows()
    {
        var texts = SampleRound.Read("grcp7").Responses
            .SelectMany(response => response.Answers.GetRows("recommendations"))
            .Select(row => row.Find("text")!.ToText())
            .Distinct(StringComparer.Ordinal)
            .Take(20)
            .ToList();
        texts.Count.ShouldBe(20);
        var rows = texts.Select((text, index) => new
        {
            text,
            elements = new { themes = new[] { $"{(index % 3) + 1}" }, elements = new[] { "w", "h" } },
            link = $"https://example.org/recommendations/{index}",
        });
        var practices = texts.Select((text, index) => new
        {
            text,
            elements = new { themes = Array.Empty<string>(), elements = new[] { "w", "h" } },
            category = index % 2 == 0 ? "projects" : "dialogue",
        });
        return JsonSerializer.Serialize(new
        {
            has_recommendations = "yes",
            recommendations_status = "final",
            recommendations = rows,
            has_practices = "yes",
            practices,
        });
    }
}
